import { defineConfig } from 'vitest/config';
export default defineConfig({
  root: '/work/main',
  test: { include: ['test/tiers/chaos.test.ts'], testTimeout: 60000 },
});
