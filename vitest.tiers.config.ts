import { defineConfig } from 'vitest/config';

/** Tests on real services: each starts what it needs, or uses what the environment names, or skips with a message. */
export default defineConfig({
  test: {
    include: ['test/tiers/**/*.test.ts'],
    globalSetup: ['test/tiers/opensearch-setup.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
