import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/tiers/**'],
    testTimeout: 20_000,
    // One core is left free otherwise, which is half of two.
    maxWorkers: '100%',
  },
});
