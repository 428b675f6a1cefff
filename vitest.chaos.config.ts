import { defineConfig } from 'vitest/config';

/** The chaos tier alone: it needs none of the services that the other tiers start. */
export default defineConfig({
  test: { include: ['test/tiers/chaos.test.ts'], testTimeout: 120_000 },
});
