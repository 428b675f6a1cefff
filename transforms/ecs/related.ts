import type { EcsEvent, RelatedFields } from './event.ts';

const distinct = (values: readonly (string | undefined)[]): string[] | undefined => {
  const present = values.filter((value): value is string => value !== undefined && value !== '');
  return present.length === 0 ? undefined : [...new Set(present)];
};

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
