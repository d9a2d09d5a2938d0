// Takes the raw form of each asset out of the build where its compressed forms stand beside it: together they would be more
// than a megabyte of the program, and the rare client that takes neither form gets it unpacked.
import { existsSync, readdirSync, rmSync } from 'node:fs';

const folder = 'dist/assets/';
const twice = readdirSync(folder).filter((name) => existsSync(`${folder}${name}.br`) && existsSync(`${folder}${name}.gz`));
for (const name of twice) rmSync(folder + name);
process.stdout.write(`${twice.length} assets are kept in their compressed forms only\n`);
