import type { EcsEvent, RelatedFields } from './event.ts';

/** Up to so many are compared with each other, which is cheaper than a set; a log may hold thousands. */
const FEW = 8;

function distinct(values: readonly (string | undefined)[]): string[] | undefined {
  const present: string[] = [];
  for (const value of values) if (value) present.push(value);
  if (present.length === 0) return undefined;
  return present.length > FEW ? [...new Set(present)] : present.filter((value, at) => present.indexOf(value) === at);
}

const addresses = ({ source, destination, client, server, network, dns, host }: EcsEvent): string[] | undefined =>
  distinct([
    source?.ip,
    source?.nat?.ip,
    destination?.ip,
    destination?.nat?.ip,
    client?.ip,
    server?.ip,
    network?.forwarded_ip,
    ...(dns?.resolved_ip ?? []),
    ...(host?.ip ?? []),
  ]);

const users = ({ user }: EcsEvent): string[] | undefined =>
  user && distinct([user.name, user.effective?.name, user.target?.name, user.changes?.name, user.email]);

const hosts = ({ url, dns, host, source, destination }: EcsEvent): string[] | undefined =>
  distinct([url?.domain, dns?.question?.name, host?.name, source?.domain, destination?.domain]);

/** Everything an analyst may pivot on, from the ECS fields; undefined where there is nothing. */
export function relatedOf(event: EcsEvent): RelatedFields | undefined {
  const related = { ip: addresses(event), user: users(event), hosts: hosts(event) };
  return related.ip || related.user || related.hosts ? related : undefined;
}
