// Reads the OpenAPI document and shows every operation. Nothing is loaded from elsewhere.
'use strict';

const methods = ['get', 'post', 'put', 'patch', 'delete'];

function element(tag, content = [], attributes = {}) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  for (const part of [content].flat()) made.append(part);
  return made;
}

/** A schema's name and itself, its reference followed. */
function follow(spec, schema) {
  const name = schema?.$ref?.split('/').at(-1);
  return name ? { name, schema: spec.components.schemas[name] } : { name: '', schema: schema ?? {} };
}

/** What a value is, in a few words. */
function kindOf(spec, given) {
  const { name, schema } = follow(spec, given);
  if (name) return name;
  const kind = [schema.type ?? 'any'].flat().filter((one) => one !== 'null').join(' or ');
  if (kind === 'array') return `list of ${kindOf(spec, schema.items)}`;
  const limits = [
    schema.format,
    schema.enum && schema.enum.join(', '),
    schema.minimum !== undefined && `from ${schema.minimum}`,
    schema.maximum !== undefined && `to ${schema.maximum}`,
    schema.maxLength !== undefined && `at most ${schema.maxLength} characters`,
  ].filter(Boolean);
  return limits.length ? `${kind} (${limits.join('; ')})` : kind;
}

function table(caption, rows) {
  const head = element('tr', ['Name', 'Kind', 'Meaning'].map((text) => element('th', text, { scope: 'col' })));
  const body = rows.map(({ name, needed, kind, meaning }) =>
    element('tr', [element('th', element('code', name), { scope: 'row' }), element('td', needed ? `${kind}, required` : kind), element('td', meaning ?? '')]),
  );
  return [element('h3', caption), element('table', [element('thead', head), element('tbody', body)])];
}

function fieldsOf(spec, given) {
  const { schema } = follow(spec, given);
  return Object.entries(schema.properties ?? {})
    .filter(([name]) => name !== '$schema')
    .map(([name, field]) => ({ name, kind: kindOf(spec, field), needed: schema.required?.includes(name), meaning: field.description }));
}

function operationOf(spec, path, method, operation) {
  const inside = [];
  if (operation.parameters?.length) {
    inside.push(...table('Parameters', operation.parameters.map((one) => ({ name: `${one.name} (${one.in})`, kind: kindOf(spec, one.schema), needed: one.required, meaning: one.description }))));
  }
  const sent = operation.requestBody?.content?.['application/json']?.schema;
  if (sent) inside.push(...table(`Body ${follow(spec, sent).name}`, fieldsOf(spec, sent)));
  for (const [status, response] of Object.entries(operation.responses ?? {})) {
    const answer = response.content?.['application/json']?.schema;
    if (status === 'default') continue;
    const fields = answer ? fieldsOf(spec, answer) : [];
    if (fields.length) inside.push(...table(`Answer ${status} ${follow(spec, answer).name}`, fields));
    else inside.push(element('p', `Answer ${status}${answer ? `: ${kindOf(spec, answer)}` : ', without a body'}`));
  }
  inside.push(element('p', operation.security ? 'Needs a session or a token.' : 'Open to everyone.'));
  const summary = element('summary', [element('span', method.toUpperCase(), { class: 'method' }), element('code', path), element('span', operation.summary ?? '', { class: 'what' })]);
  return element('details', [summary, element('div', inside, { class: 'inside' })], { id: operation.operationId });
}

function show(spec) {
  document.getElementById('lead').textContent = spec.info.description;
  const byTag = new Map();
  for (const [path, item] of Object.entries(spec.paths)) {
    for (const method of methods) {
      const operation = item[method];
      if (!operation) continue;
      const tag = operation.tags?.[0] ?? 'other';
      byTag.set(tag, [...(byTag.get(tag) ?? []), operationOf(spec, path, method, operation)]);
    }
  }
  const sections = [...byTag].sort(([one], [other]) => one.localeCompare(other)).map(([tag, operations]) => element('section', [element('h2', tag), ...operations]));
  document.getElementById('operations').append(...sections);
  filterBy('');
  const wanted = document.getElementById(location.hash.slice(1));
  if (wanted instanceof HTMLDetailsElement) {
    wanted.open = true;
    wanted.scrollIntoView();
  }
}

function filterBy(text) {
  let shown = 0;
  for (const section of document.querySelectorAll('section')) {
    let any = false;
    for (const operation of section.querySelectorAll('details')) {
      const fits = operation.textContent.toLowerCase().includes(text.trim().toLowerCase());
      operation.hidden = !fits;
      if (fits) shown += 1;
      any = any || fits;
    }
    section.hidden = !any;
  }
  document.getElementById('count').textContent = `${shown} operations`;
}

document.getElementById('filter').addEventListener('input', (event) => filterBy(event.target.value));
fetch('/api/openapi.json')
  .then((response) => response.json())
  .then(show, () => {
    document.getElementById('lead').textContent = 'The OpenAPI document could not be read. Load the page again.';
  });
