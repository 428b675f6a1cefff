import type { TestProject } from 'vitest/node';
import { openNode } from './opensearch-node.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The node's URL, or nothing where there is none: its tests are skipped. */
    openSearchUrl: string | undefined;
  }
}

/** One node for all test files. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const node = await openNode();
  if (node.kind === 'absent') console.warn(`OpenSearch tier skipped: ${node.why}`);
  project.provide('openSearchUrl', node.kind === 'up' ? node.url : undefined);
  return async () => (node.kind === 'up' ? node.stop() : undefined);
}
