import type { AlertDocument } from '../../../../alerting/alert.ts';
import type { ConsoleData } from '../../../../local/console/data.ts';
import type { Happening } from './event.ts';
import { createWorld } from './world.ts';

/** Markup, script, a formula, a style of rich text, and characters that hide, reorder and ring. */
export const PAYLOAD = `"'><img src=x onerror="window.pwned=1"><script>window.pwned=1</script>{h|x}=cmd|'/c'!A1\u202Egpj\u200b\u0007\u001b[31m\n\tend`;

const TEXTS = [
  'event.action',
  'event.provider',
  'event.reason',
  'event.code',
  'error.code',
  'error.message',
  'message',
  'user.name',
  'user.id',
  'user.target.name',
  'user_agent.name',
  'user_agent.original',
  'url.path',
  'url.domain',
  'url.original',
  'cloud.region',
  'cloud.service.name',
  'cloud.account.id',
  'source.address',
  'source.geo.country_iso_code',
  'source.geo.city_name',
  'source.as.organization.name',
  'network.direction',
  'network.transport',
  'tls.version',
  'http.request.method',
  'aws.params.resource',
  'aws.cloudtrail.userIdentity.type',
  'aws.cloudfront-realtime.x-edge-detailed-result-type',
  'aws.vpc-flow.interface-id',
  'event.original',
];

const hostileValues = Object.fromEntries(TEXTS.map((field, i) => [field, `${i} ${PAYLOAD}`]));

/** Events of every source whose every text is hostile, often enough to lead every ranking. */
const hostileEvents = (now: number): readonly Happening[] =>
  (['cloudtrail', 'vpc-flow', 'cloudfront-realtime'] as const).flatMap((source) =>
    Array.from({ length: 60 }, (_, i) => ({
      source,
      at: now - 1_000 - i * 20_000,
      values: { ...hostileValues, 'event.outcome': i % 2 === 0 ? 'failure' : 'success', 'network.bytes': 5_000_000 },
    })),
  );

/** What is checked or never from a log. */
const OURS: ReadonlySet<string> = new Set([
  '@timestamp',
  'start',
  'end',
  'created',
  'first_seen',
  'last_seen',
  'identity',
  'id',
  'level',
  'mode',
  'action',
  'kind',
  'event_ids',
  'ip',
]);

function poisoned(value: unknown, key = ''): unknown {
  if (OURS.has(key)) return value;
  if (typeof value === 'string') return PAYLOAD;
  if (Array.isArray(value)) return value.map((one) => poisoned(one, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, poisoned(one, name)]));
}

/** A world in which whoever writes the logs means the console harm. */
export function hostileWorld(now: number): ConsoleData {
  const reason = { id: 'q', at: now, source: PAYLOAD, reason: PAYLOAD, line: PAYLOAD, origin: PAYLOAD };
  const quarantine = [{ source: PAYLOAD, reason: PAYLOAD, count: 1, sample: reason }];
  const world = createWorld({ now, size: 5, more: hostileEvents(now), quarantine });
  const bad = (document: AlertDocument): AlertDocument => poisoned(document) as AlertDocument;
  const mail = {
    sent: now,
    kind: 'alert',
    topic: PAYLOAD,
    from: PAYLOAD,
    to: [PAYLOAD],
    subject: PAYLOAD,
    body: PAYLOAD,
  } as const;
  return {
    ...world,
    alerts: {
      ...world.alerts,
      list: async () => (await world.alerts.list()).map((state) => ({ ...state, document: bad(state.document) })),
      get: async (identity) => {
        const record = await world.alerts.get(identity);
        return record && { ...record, document: bad(record.document), mails: [mail] };
      },
    },
  };
}
