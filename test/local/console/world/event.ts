import type { SourceId } from '../../../../transforms/sources/catalogue.ts';

/** A stored event by its dotted fields. */
export interface WorldEvent {
  readonly id: string;
  readonly at: number;
  readonly source: SourceId;
  readonly values: Readonly<Record<string, unknown>>;
}

type Tree = Record<string, unknown>;

/** The document that the fields make. */
export function documentOf({ values }: WorldEvent): string {
  const document: Tree = {};
  for (const [name, value] of Object.entries(values)) {
    const parts = name.split('.');
    let tree = document;
    for (const part of parts.slice(0, -1)) {
      tree[part] ??= {};
      tree = tree[part] as Tree;
    }
    tree[parts.at(-1) ?? ''] = value;
  }
  return JSON.stringify(document);
}

const LAG = { 'vpc-flow': 62_000, 'cloudfront-realtime': 3_000, cloudtrail: 94_000 } as const;

export interface Happening {
  readonly source: SourceId;
  readonly at: number;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Fields that every event has, from those it says itself. */
export function eventOf({ source, at, values }: Happening, n: number): WorldEvent {
  const id = `${source}-${n.toString(36).padStart(6, '0')}`;
  const ips = [values['source.ip'], values['destination.ip']].filter((ip) => typeof ip === 'string');
  const users = [values['user.name'], values['user.target.name']].filter((user) => typeof user === 'string');
  return {
    id,
    at,
    source,
    values: {
      '@timestamp': new Date(at).toISOString(),
      'event.id': id,
      'event.kind': 'event',
      'event.dataset': `aws.${source}`,
      'event.module': 'aws',
      'event.created': new Date(at + LAG[source]).toISOString(),
      'cloud.provider': 'aws',
      'cloud.account.id': '123456789012',
      ...values,
      ...(ips.length > 0 ? { 'related.ip': ips } : {}),
      ...(users.length > 0 ? { 'related.user': users } : {}),
    },
  };
}
