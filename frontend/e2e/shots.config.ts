import { defineConfig } from 'vitest/config';
import journeys from './vitest.config';

/** Pictures of every page instead of journeys: `npm run shots`. */
export default defineConfig({ ...journeys, test: { ...journeys.test, include: ['shots.ts'], testTimeout: 1_800_000 } });
