import type { Happening } from './event.ts';
import type { Random } from './random.ts';

const VISITORS = [
  ['203.0.113.90', 'US'],
  ['203.0.113.24', 'DE'],
  ['192.0.2.18', 'IE'],
  ['198.51.100.7', 'FR'],
  ['89.160.20.128', 'SE'],
  ['216.160.83.56', 'US'],
  ['2001:218::1', 'JP'],
  ['198.51.100.44', 'NL'],
  ['198.51.100.91', 'BR'],
  ['192.0.2.77', 'IN'],
  ['192.0.2.130', 'GB'],
  ['198.51.100.201', 'AU'],
] as const;
const PATHS = ['/', '/products', '/products/41', '/cart', '/api/items', '/static/app.js', '/search'];
const USERS = ['app-api', 'ci-deploy', 'orders-worker', 'readonly-audit', 'mira.okafor', 'jonas.lind'];
const CALLS = [
  ['AssumeRole', 'sts'],
  ['Decrypt', 'kms'],
  ['DescribeInstances', 'ec2'],
  ['GetCallerIdentity', 'sts'],
  ['ListBuckets', 's3'],
  ['DescribeLogStreams', 'logs'],
  ['GetParameter', 'ssm'],
  ['PutObject', 's3'],
] as const;
const ERRORS = ['AccessDenied', 'ThrottlingException', 'ResourceNotFoundException', 'NoSuchEntity'];
const INTERFACES = ['eni-0a11c0de', 'eni-0b22c0de', 'eni-0c33c0de', 'eni-0d44c0de'];
const PORTS = [22, 23, 445, 1433, 3389, 5432, 6379, 8443];

function request(random: Random, at: number): Happening {
  const [ip, country] = random.pick(VISITORS);
  const status = random.next() < 0.04 ? random.pick([404, 403, 500]) : random.pick([200, 200, 200, 200, 304, 301]);
  const method = random.next() < 0.92 ? 'GET' : 'POST';
  const values = {
    'event.category': ['web'],
    'event.action': method,
    'event.outcome': status >= 400 ? 'failure' : 'success',
    'source.ip': ip,
    'source.geo.country_iso_code': country,
    'http.request.method': method,
    'http.response.status_code': status,
    'http.response.bytes': random.between(400, 90_000),
    'url.path': random.pick(PATHS),
    'url.domain': 'www.example.com',
    'tls.version': random.pick(['1.3', '1.3', '1.2']),
    'user_agent.name': random.pick(['Chrome', 'Chrome', 'Safari', 'Firefox', 'Edge']),
    'aws.cloudfront-realtime.time-taken': random.between(1, 400) / 1_000,
    'aws.cloudfront-realtime.x-edge-detailed-result-type': random.pick(['Hit', 'Hit', 'Hit', 'Miss', 'RefreshHit']),
  };
  return { source: 'cloudfront-realtime', at, values };
}

function apiCall(random: Random, at: number): Happening {
  const [action, service] = random.pick(CALLS);
  const user = random.pick(USERS);
  const failed = random.next() < 0.06;
  const [ip, country] = random.pick(VISITORS.slice(0, 4));
  const values = {
    'event.category': ['configuration'],
    'event.action': action,
    'event.provider': `${service}.amazonaws.com`,
    'event.outcome': failed ? 'failure' : 'success',
    'cloud.service.name': service,
    'cloud.region': random.pick(['eu-west-1', 'eu-west-1', 'us-east-1']),
    'user.name': user,
    'source.ip': ip,
    'source.geo.country_iso_code': country,
    'user_agent.original': 'aws-sdk-go/1.55',
    'aws.cloudtrail.userIdentity.type': user.includes('.') ? 'IAMUser' : 'AssumedRole',
    'aws.cloudtrail.eventName': action,
    'aws.cloudtrail.readOnly': action !== 'PutObject',
    ...(failed ? { 'error.code': random.pick(ERRORS) } : {}),
    ...(action === 'PutObject' ? { 'aws.params.resource': 'orders-prod' } : {}),
  };
  return { source: 'cloudtrail', at, values };
}

function flow(random: Random, at: number): Happening {
  const [ip, country] = random.pick(VISITORS);
  const refused = random.next() < 0.05;
  const bytes = random.between(120, 48_000);
  const values = {
    'event.category': ['network'],
    'event.action': refused ? 'REJECT' : 'ACCEPT',
    'event.outcome': refused ? 'failure' : 'success',
    'source.ip': ip,
    'source.geo.country_iso_code': country,
    'source.port': random.between(1_024, 65_000),
    'destination.ip': random.pick(['10.0.42.17', '10.0.17.203', '10.0.3.9']),
    'destination.port': refused ? random.pick(PORTS) : 443,
    'network.transport': 'tcp',
    'network.direction': random.pick(['inbound', 'inbound', 'outbound']),
    'network.bytes': bytes,
    'source.bytes': bytes,
    'aws.vpc-flow.interface-id': random.pick(INTERFACES),
    'aws.vpc-flow.action': refused ? 'REJECT' : 'ACCEPT',
  };
  return { source: 'vpc-flow', at, values };
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const spread = (make: (random: Random, at: number) => Happening, n: number, from: number, to: number, random: Random) =>
  Array.from({ length: n }, () => make(random, from + Math.floor(random.next() * (to - from))));

/** What a quiet company does: busy in the last two hours, a trace of the week before. */
export function quietTraffic(random: Random, now: number, size: number): readonly Happening[] {
  const recent = now - 2 * HOUR;
  const week = now - 8 * DAY;
  return [
    ...spread(flow, 6 * size, recent, now, random),
    ...spread(request, 4 * size, recent, now, random),
    ...spread(apiCall, 2 * size, recent, now, random),
    ...[flow, request, apiCall].flatMap((make) => spread(make, size, week, recent, random)),
  ];
}
