// Fails when the script of a first visit is larger than allowed: what index.html
// loads, and the frame that follows at once. Run after a build.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';

const limit = 200_000;
const html = readFileSync('dist/index.html', 'utf8');
const first = [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map((match) => match[1]);
const frame = readdirSync('dist/assets').filter((name) => /^Shell-.*\.js\.br$/.test(name)).map((name) => `assets/${name.slice(0, -3)}`);
const read = (file) => (existsSync(`dist/${file}`) ? readFileSync(`dist/${file}`) : brotliDecompressSync(readFileSync(`dist/${file}.br`))).toString('utf8');

function imports(file, seen) {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, name] of read(file).matchAll(/(?:from|import)\s?["']\.\/([^"']+\.js)["']/g)) imports(`assets/${name}`, seen);
  return seen;
}

const files = new Set([...first, ...frame]);
for (const file of [...files]) if (file.startsWith('assets/')) imports(file, new Set()).forEach((name) => files.add(name));
const size = [...files].reduce((sum, file) => sum + statSync(existsSync(`dist/${file}.br`) ? `dist/${file}.br` : `dist/${file}`).size, 0);

process.stdout.write(`first load: ${size} bytes of compressed script in ${files.size} files, ${limit} allowed\n`);
process.exit(size > limit ? 1 : 0);
