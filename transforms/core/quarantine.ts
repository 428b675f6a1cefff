import { ECS_VERSION, type EcsEvent } from '../ecs/event.ts';
import { MAX_ORIGINAL_BYTES } from './document.ts';
import { eventIdOf } from './event-id.ts';
import { head } from './head.ts';
import type { LogLine } from './source.ts';
import { isoMillis } from './time.ts';

/** The document of a line that could not be read: why, the line itself as far as it fits, and where the raw is. */
export function quarantineDocument(source: string, line: LogLine, reason: string): string {
  const original = head(line.message, MAX_ORIGINAL_BYTES);
  const { arrived, ...origin } = line.origin;
  const document: EcsEvent & { firewatch: unknown } = {
    '@timestamp': isoMillis(arrived),
    event: {
      kind: 'pipeline_error',
      id: eventIdOf(source, line),
      created: isoMillis(arrived),
      module: 'aws',
      dataset: `aws.${source}`,
      original: original === '' ? undefined : original,
    },
    error: { message: reason },
    cloud: {
      provider: 'aws',
      account: origin.account === undefined ? undefined : { id: origin.account },
      region: origin.region,
    },
    labels: original.length < line.message.length ? { truncated: 'true' } : undefined,
    ecs: { version: ECS_VERSION },
    firewatch: { origin: { ...origin, index: line.index } },
  };
  return JSON.stringify(document);
}
