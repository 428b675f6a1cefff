/** The version of ECS that documents follow. */
export const ECS_VERSION = '9.4.0';

/**
 * An event in the Elastic Common Schema 9, as a source builds it and the pipeline completes it.
 * Only the fields that Firewatch fills are named. Undefined members are left out of the document.
 * https://www.elastic.co/docs/reference/ecs/ecs-field-reference
 */
export interface EcsEvent {
  /** When it happened, from the log: ISO 8601, UTC, milliseconds. */
  '@timestamp': string;
  event: EventFields;
  message?: string;
  tags?: string[];
  labels?: Record<string, string>;
  cloud?: CloudFields;
  source?: Endpoint;
  destination?: Endpoint;
  client?: Endpoint;
  server?: Endpoint;
  network?: NetworkFields;
  observer?: { name?: string; type?: string; vendor?: string; ingress?: Interface; egress?: Interface };
  user?: UserFields;
  user_agent?: UserAgentFields;
  url?: UrlFields;
  http?: HttpFields;
  dns?: DnsFields;
  tls?: TlsFields;
  error?: { code?: string; message?: string; type?: string };
  rule?: { id?: string; name?: string; category?: string; ruleset?: string };
  threat?: { indicator?: Record<string, unknown> };
  host?: { id?: string; name?: string; ip?: string[] };
  group?: { id?: string; name?: string };
  file?: { name?: string; path?: string };
  process?: { name?: string; pid?: number; command_line?: string };
  related?: RelatedFields;
  ecs?: { version: string };
  /** The original, under AWS's own names, as `aws.<source>`; promoted parameters as `aws.params`. */
  aws?: Record<string, unknown>;
}

export type EventKind = 'event' | 'alert' | 'state' | 'metric' | 'pipeline_error';
export type EventOutcome = 'success' | 'failure' | 'unknown';

/** https://www.elastic.co/docs/reference/ecs/ecs-allowed-values-event-category */
export type EventCategory =
  | 'api'
  | 'authentication'
  | 'configuration'
  | 'database'
  | 'driver'
  | 'email'
  | 'file'
  | 'host'
  | 'iam'
  | 'intrusion_detection'
  | 'library'
  | 'malware'
  | 'network'
  | 'package'
  | 'process'
  | 'registry'
  | 'session'
  | 'threat'
  | 'vulnerability'
  | 'web';

/** https://www.elastic.co/docs/reference/ecs/ecs-allowed-values-event-type */
export type EventType =
  | 'access'
  | 'admin'
  | 'allowed'
  | 'change'
  | 'connection'
  | 'creation'
  | 'deletion'
  | 'denied'
  | 'device'
  | 'end'
  | 'error'
  | 'group'
  | 'indicator'
  | 'info'
  | 'installation'
  | 'protocol'
  | 'start'
  | 'user';

export interface EventFields {
  kind: EventKind;
  category?: EventCategory[];
  type?: EventType[];
  outcome?: EventOutcome;
  action?: string;
  provider?: string;
  code?: string;
  reason?: string;
  /** Nanoseconds, as ECS wants it. */
  duration?: number;
  start?: string;
  end?: string;
  severity?: number;
  risk_score?: number;
  sequence?: number;
  url?: string;
  /** The log's own id, if it has one; otherwise the pipeline makes one of the origin. */
  id?: string;
  /** Set by the pipeline. */
  created?: string;
  module?: string;
  dataset?: string;
  original?: string;
}

export interface CloudFields {
  provider?: string;
  region?: string;
  availability_zone?: string;
  account?: { id?: string; name?: string };
  instance?: { id?: string; name?: string };
  service?: { name?: string };
  project?: { id?: string };
}

export interface Endpoint {
  address?: string;
  ip?: string;
  port?: number;
  bytes?: number;
  packets?: number;
  domain?: string;
  registered_domain?: string;
  mac?: string;
  nat?: { ip?: string; port?: number };
  geo?: GeoFields;
  as?: { number?: number; organization?: { name?: string } };
}

export interface GeoFields {
  continent_code?: string;
  country_iso_code?: string;
  country_name?: string;
  region_iso_code?: string;
  region_name?: string;
  city_name?: string;
  timezone?: string;
  location?: { lat: number; lon: number };
}

export interface Interface {
  interface?: { id?: string; name?: string };
}

export interface NetworkFields {
  type?: string;
  transport?: string;
  iana_number?: string;
  protocol?: string;
  direction?: string;
  bytes?: number;
  packets?: number;
  community_id?: string;
  forwarded_ip?: string;
  vlan?: { id?: string };
}

export interface UserFields {
  id?: string;
  name?: string;
  domain?: string;
  email?: string;
  full_name?: string;
  roles?: string[];
  target?: { id?: string; name?: string; group?: { id?: string; name?: string }; roles?: string[] };
  effective?: { id?: string; name?: string };
  changes?: { name?: string };
}

export interface UserAgentFields {
  original?: string;
  name?: string;
  version?: string;
  device?: { name?: string };
  os?: { name?: string; version?: string; full?: string };
}

export interface UrlFields {
  original?: string;
  full?: string;
  scheme?: string;
  domain?: string;
  registered_domain?: string;
  port?: number;
  path?: string;
  query?: string;
  extension?: string;
}

export interface HttpFields {
  version?: string;
  request?: {
    id?: string;
    method?: string;
    bytes?: number;
    referrer?: string;
    mime_type?: string;
    body?: { bytes?: number };
  };
  response?: { status_code?: number; bytes?: number; mime_type?: string; body?: { bytes?: number } };
}

export interface DnsFields {
  type?: string;
  id?: string;
  response_code?: string;
  question?: { name?: string; type?: string; class?: string; registered_domain?: string; subdomain?: string };
  answers?: { name?: string; type?: string; data?: string; ttl?: number }[];
  resolved_ip?: string[];
}

export interface TlsFields {
  version?: string;
  version_protocol?: string;
  cipher?: string;
  resumed?: boolean;
  established?: boolean;
  client?: { server_name?: string; ja3?: string; subject?: string };
  server?: { subject?: string };
}

export interface RelatedFields {
  ip?: string[];
  user?: string[];
  hosts?: string[];
  hash?: string[];
}
