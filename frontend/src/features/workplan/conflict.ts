/** The fields of a form by name; null is a date that cannot be read. */
export type Values = Record<string, string | null>;

/**
 * What becomes of a form when someone else has saved in between: their values,
 * with mine where I changed something. A field that both changed, differently,
 * is in `disputed` and holds mine until the reader has chosen.
 */
export function mergeValues<Form extends Values>(base: Form, mine: Form, theirs: Form): { merged: Form; disputed: (keyof Form & string)[] } {
  const merged: Form = { ...theirs };
  const disputed: (keyof Form & string)[] = [];
  for (const name of Object.keys(mine) as (keyof Form & string)[]) {
    if (mine[name] === base[name] || mine[name] === theirs[name]) continue;
    merged[name] = mine[name];
    if (theirs[name] !== base[name]) disputed.push(name);
  }
  return { merged, disputed };
}
