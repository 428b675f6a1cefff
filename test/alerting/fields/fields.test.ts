import { describe, expect, test } from 'vitest';
import { createFields, logsourcesOf } from '../../../alerting/fields/index.ts';
import type { LogSource } from '../../../alerting/sigma/index.ts';
import { sourceIds } from '../../../transforms/sources/catalogue.ts';

const AWS: LogSource = { product: 'aws' };
const WEB: LogSource = { category: 'webserver' };

const EVENTS = {
  cloudtrail: {
    event: { dataset: 'aws.cloudtrail', action: 'ConsoleLogin' },
    source: { ip: '81.2.69.142', address: '81.2.69.142', geo: { country_iso_code: 'GB' } },
    user: { name: 'ann' },
    related: { ip: ['81.2.69.142'] },
    aws: {
      cloudtrail: {
        eventName: 'ConsoleLogin',
        errorCode: null,
        userIdentity: { type: 'IAMUser', 'dotted.key': 1 },
        requestParameters: { tagSet: { items: [{ key: 'a' }, { key: 'b' }] } },
        'flat.name': 'flat',
        user: 'from the log',
      },
      params: { userName: 'bob' },
    },
  },
  flow: {
    event: { dataset: 'aws.vpc-flow' },
    source: { ip: '192.0.2.1', port: 1024, bytes: 10 },
    destination: { ip: '192.0.2.2', port: 443 },
    network: { transport: 'tcp', community_id: '1:x' },
    aws: { 'vpc-flow': { srcaddr: '192.0.2.1', dstport: 443, action: 'REJECT' } },
  },
  web: {
    event: { dataset: 'aws.cloudfront-realtime' },
    source: { ip: '192.0.2.1' },
    http: { request: { method: 'GET', referrer: 'https://example.com' }, response: { status_code: 404 } },
    url: { path: '/admin', query: 'q=1', original: '/admin?q=1', domain: 'example.com' },
    user_agent: { original: 'curl/8' },
    aws: {
      'cloudfront-realtime': { 'c-ip': '192.0.2.1', 'cs-uri-stem': '/admin', 'cs-uri-query': 'q=1', 'sc-status': 404 },
    },
  },
  balancer: {
    event: { dataset: 'aws.alb' },
    source: { ip: '198.51.100.1' },
    http: { request: { method: 'POST' }, response: { status_code: 200 } },
    url: { path: '/x', original: '/x' },
    aws: { alb: { elb_status_code: 200 } },
  },
  resolver: {
    event: { dataset: 'aws.route53-resolver' },
    dns: { question: { name: 'example.com', type: 'A' }, response_code: 'NOERROR' },
    aws: { 'route53-resolver': { query_name: 'example.com.' } },
  },
  plain: { eventName: 'x', a: { b: 1 }, event: { dataset: 'nginx.access' } },
} as const;

const CASES: readonly (readonly [
  says: string,
  event: keyof typeof EVENTS,
  logsource: LogSource,
  field: string,
  value: unknown,
])[] = [
  ['the log’s own name', 'cloudtrail', AWS, 'eventName', 'ConsoleLogin'],
  ['a nested field of the log', 'cloudtrail', AWS, 'userIdentity.type', 'IAMUser'],
  [
    'a whole object of the log',
    'cloudtrail',
    AWS,
    'requestParameters',
    { tagSet: { items: [{ key: 'a' }, { key: 'b' }] } },
  ],
  ['through an array of the log', 'cloudtrail', AWS, 'requestParameters.tagSet.items.key', ['a', 'b']],
  ['a flat dotted key', 'cloudtrail', AWS, 'flat.name', 'flat'],
  ['a dotted key further down', 'cloudtrail', AWS, 'userIdentity.dotted.key', 1],
  ['null is there', 'cloudtrail', AWS, 'errorCode', null],
  ['what is nowhere is absent', 'cloudtrail', AWS, 'errorMessage', undefined],
  ['ECS where the log has no such name', 'cloudtrail', AWS, 'event.action', 'ConsoleLogin'],
  ['ECS lists', 'cloudtrail', AWS, 'related.ip', ['81.2.69.142']],
  ['promoted parameters', 'cloudtrail', AWS, 'aws.params.userName', 'bob'],
  ['the original by its place in the document', 'cloudtrail', AWS, 'aws.cloudtrail.eventName', 'ConsoleLogin'],
  ['a generic name', 'cloudtrail', AWS, 'src_ip', '81.2.69.142'],
  ['a country by its generic name', 'cloudtrail', AWS, 'src_country', 'GB'],
  ['the log’s own name before a generic one', 'cloudtrail', AWS, 'user', 'from the log'],
  ['a generic name where the log has none', 'cloudtrail', AWS, 'username', 'ann'],
  ['firewall names', 'flow', { category: 'firewall' }, 'dst_port', 443],
  ['firewall addresses', 'flow', { category: 'firewall' }, 'src_ip', '192.0.2.1'],
  ['network connections, in ECS', 'flow', { category: 'network', service: 'connection' }, 'destination.port', 443],
  ['vpc flow’s own names', 'flow', AWS, 'srcaddr', '192.0.2.1'],
  ['web servers: the address', 'web', WEB, 'c-ip', '192.0.2.1'],
  ['web servers: the method', 'web', WEB, 'cs-method', 'GET'],
  ['web servers: the status', 'balancer', WEB, 'sc-status', 200],
  ['web servers: the user agent', 'web', WEB, 'cs-user-agent', 'curl/8'],
  ['web servers: the referrer, both spellings', 'web', WEB, 'cs-referrer', 'https://example.com'],
  ['web servers: the path', 'balancer', WEB, 'cs-uri-stem', '/x'],
  [
    'web servers: path and query, in all their forms',
    'web',
    WEB,
    'cs-uri-query',
    ['q=1', '/admin?q=1', '/admin', 'q=1'],
  ],
  ['web servers: path where there is no query', 'balancer', WEB, 'cs-uri-query', ['/x', '/x']],
  [
    'CloudFront’s own query, for rules about CloudFront',
    'web',
    { product: 'aws', service: 'cloudfront' },
    'cs-uri-query',
    'q=1',
  ],
  ['name servers', 'resolver', { category: 'dns' }, 'query', 'example.com'],
  ['name servers: the type', 'resolver', { category: 'dns' }, 'record_type', 'A'],
  [
    'name servers: the specification’s own spelling',
    'resolver',
    { category: 'network', service: 'dns' },
    'dns.response.code',
    'NOERROR',
  ],
  ['an event without a dataset of ours is an original', 'plain', AWS, 'eventName', 'x'],
  ['and has paths', 'plain', AWS, 'a.b', 1],
  ['nothing inherited', 'plain', AWS, 'toString', undefined],
  ['nothing inherited further down', 'plain', AWS, 'a.constructor.name', undefined],
  ['no member of a text', 'cloudtrail', AWS, 'eventName.length', undefined],
];

describe('a field of a rule is found', () => {
  test.each(CASES)('%s', (_, event, logsource, field, value) => {
    expect(createFields().reader(logsource, 'sigma', field)(EVENTS[event])).toEqual(value);
  });
});

test('a rule written in ECS looks there first', () => {
  const fields = createFields();
  const event = {
    event: { dataset: 'aws.x' },
    user: { name: 'ecs' },
    aws: { x: { user: { name: 'log' }, only: 'log' } },
  };
  expect(fields.reader(AWS, 'ecs', 'user.name')(event)).toBe('ecs');
  expect(fields.reader(AWS, 'sigma', 'user.name')(event)).toBe('log');
  expect(fields.reader(AWS, 'ecs', 'only')(event)).toBe('log');
});

test('one reader serves every source that its log source matches, in any order', () => {
  const read = createFields().reader(WEB, 'sigma', 'cs-method');
  const { web, balancer, cloudtrail } = EVENTS;
  expect([web, balancer, cloudtrail, balancer, web].map(read)).toEqual(['GET', 'POST', undefined, 'POST', 'GET']);
});

test('the same place has the same reader, so that rules share what was read', () => {
  const fields = createFields();
  const reader = fields.reader(AWS, 'sigma', 'cs-uri-query');
  expect(fields.reader({ product: 'aws', service: 'cloudfront' }, 'other', 'cs-uri-query')).toBe(reader);
  expect(fields.reader(WEB, 'sigma', 'cs-uri-query')).not.toBe(reader);
  expect(fields.reader(AWS, 'ecs', 'cs-uri-query')).not.toBe(reader);
});

test('keywords search the original, not what was added to it', () => {
  const text = createFields().text(AWS);
  expect(text(EVENTS.flow)).toBe(EVENTS.flow.aws['vpc-flow']);
  expect(text(EVENTS.plain)).toBe(EVENTS.plain);
  expect(text({ event: { dataset: 'aws.waf' } })).toBeUndefined();
});

test.each([
  ['nothing', {}],
  ['null', { event: null, aws: null }],
  ['lists', { event: [], aws: [] }],
  ['a dataset that is no text', { event: { dataset: 7 } }],
  ['a source that is an inherited name', { event: { dataset: 'aws.constructor' }, aws: {} }],
])('an odd event has no such field: %s', (_, event) => {
  expect(createFields().reader(AWS, 'sigma', 'eventName')(event)).toBeUndefined();
});

describe('a dataset’s log sources', () => {
  test.each<[string, readonly LogSource[]]>([
    ['aws.cloudtrail', [{ product: 'aws', service: 'cloudtrail' }]],
    [
      'aws.vpc-flow',
      [
        { product: 'aws', service: 'vpcflow' },
        { category: 'firewall' },
        { category: 'network', service: 'connection' },
      ],
    ],
    ['aws.cloudfront-realtime', [{ product: 'aws', service: 'cloudfront' }, { category: 'webserver' }]],
    ['aws.unheard-of', []],
    ['aws.constructor', []],
    ['cloudtrail', []],
    ['', []],
  ])('%s', (dataset, expected) => {
    expect(logsourcesOf(dataset)).toEqual(expected);
    expect(logsourcesOf(dataset)).toBe(logsourcesOf(dataset));
  });

  test.each(sourceIds.map((id) => [id]))('%s has one', (id) => {
    expect(logsourcesOf(`aws.${id}`).length).toBeGreaterThan(0);
  });
});
