import { Hono } from 'hono';
import type { PipelineResponse } from '../../api.ts';
import type { ConsoleData } from '../../data.ts';
import { quarantineGroups } from '../quarantine-groups.ts';

const MOST_REASONS = 200;

export function pipelineRoutes({ pipeline, store, rules }: ConsoleData): Hono {
  return new Hono().get('/', async (context) => {
    const [ledger, streams, flow, quarantined, list] = await Promise.all([
      pipeline.ledger(),
      pipeline.streams(),
      pipeline.flow(),
      store.quarantineReasons(MOST_REASONS),
      rules.list(),
    ]);
    const quarantine = quarantineGroups(quarantined);
    return context.json({ ledger, streams, flow, rules: list.length, quarantine } satisfies PipelineResponse);
  });
}
