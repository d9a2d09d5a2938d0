import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The journeys: the real binary, a database of their own, Chromium. One file after the other. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  cacheDir: fileURLToPath(new URL('../node_modules/.vite-e2e', import.meta.url)),
  resolve: { alias: { '@': fileURLToPath(new URL('../src', import.meta.url)) } },
  test: {
    environment: 'node',
    include: ['*.test.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
    bail: 0,
    reporters: ['verbose'],
  },
});
