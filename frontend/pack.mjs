// Takes the raw form of each asset out of the build where its brotli form stands beside it: every byte here is a byte of the
// program, which unpacks an asset for the rare client that does not take brotli.
import { existsSync, readdirSync, rmSync } from 'node:fs';

const folder = 'dist/assets/';
const packed = readdirSync(folder).filter((name) => existsSync(`${folder}${name}.br`));
for (const name of packed) rmSync(folder + name);
process.stdout.write(`${packed.length} assets are kept in their compressed form only\n`);
