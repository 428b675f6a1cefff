import type { AlertDocument } from '../../../alerting/alert.ts';
import type { AlertSummary } from '../api.ts';
import type { AlertState } from '../data.ts';
import { at } from './pick.ts';

type Named = NonNullable<AlertSummary['who']>;

const WHO = ['user.name', 'cloud.instance.id', 'host.name', 'user.id'] as const;

/** The one it is about: the user, else an instance of its first event, else what it was grouped by. */
function whoOf({ user, source, firewatch }: AlertDocument): Named | undefined {
  if (user?.name) return { field: 'user.name', value: user.name };
  const event = firewatch.events[0] ?? {};
  for (const field of WHO) {
    const value = at(event, field);
    if (typeof value === 'string' && value !== '') return { field, value };
  }
  const [grouped] = Object.entries(firewatch.group).filter(([field]) => !/(\.ip|\.address|^cloud\.)/.test(field));
  if (grouped) return { field: grouped[0], value: grouped[1] };
  return source?.ip ? { field: 'source.ip', value: source.ip } : undefined;
}

const PRIVATE = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|127\.|169\.254\.|f[cd]|fe80:)/i;

/** The other end: where a request came from, or, from inside, where it went. */
function peerOf({ source, destination }: AlertDocument): AlertSummary['peer'] {
  const isInside = source?.ip === undefined || PRIVATE.test(source.ip);
  if (destination?.ip && isInside && !PRIVATE.test(destination.ip))
    return { field: 'destination.ip', value: destination.ip, to: true };
  const country = source?.geo?.country_iso_code;
  if (source?.ip) return { field: 'source.ip', value: source.ip, ...(country ? { country } : {}) };
  return source?.address ? { field: 'source.address', value: source.address } : undefined;
}

/** An alert's newest document as lists show it; `incident` is its own until incidents are drawn. */
export function summaryOf({ document, status, changed }: AlertState): AlertSummary {
  const { firewatch, rule, cloud, message } = document;
  const peer = peerOf(document);
  const actor = whoOf(document);
  const who = actor?.value === peer?.value ? undefined : actor;
  return {
    id: firewatch.identity,
    rule: rule.id,
    title: rule.name,
    level: rule.level,
    status,
    mode: firewatch.mode,
    late: firewatch.late,
    source: firewatch.source,
    message,
    ...(who ? { who } : {}),
    ...(peer ? { peer } : {}),
    ...(firewatch.resource ? { resource: firewatch.resource } : {}),
    ...(cloud?.account?.id ? { account: cloud.account.id } : {}),
    ...(cloud?.region ? { region: cloud.region } : {}),
    count: firewatch.count,
    atLeast: firewatch.at_least,
    first: Date.parse(firewatch.first_seen),
    last: Date.parse(firewatch.last_seen),
    incident: firewatch.identity,
    ...(changed === undefined ? {} : { changed }),
  };
}
