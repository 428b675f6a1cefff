import type { Vector } from '../vector.ts';

const POLICY = JSON.stringify({
  Statement: [{ Effect: 'Allow', Action: ['s3:GetObject'], Resource: 'arn:aws:s3:::x/*' }],
});

export const objects: readonly Vector[] = [
  {
    says: 'any value inside an object, however deep',
    detection: 'selection: {params|contains: Suspended}\ncondition: selection',
    matches: [
      { params: { Versioning: { Status: 'Suspended' } } },
      { params: { a: [{ b: ['x', 'is suspended'] }] } },
      { params: 'Suspended' },
    ],
    misses: [{ params: { Status: 'Enabled' } }, { params: {} }, { other: 'Suspended' }, {}],
  },
  {
    says: 'equality looks inside too',
    detection: 'selection: {params: Failure}\ncondition: selection',
    matches: [{ params: { login: 'Failure' } }, { params: { a: { b: ['failure'] } } }],
    misses: [{ params: { login: 'A failure' } }],
  },
  {
    says: 'the compact JSON text of an object',
    detection: `selection: {params|contains: '"enabled":false'}\ncondition: selection`,
    matches: [{ params: { x: 1, enabled: false } }, { params: { a: { enabled: false } } }],
    misses: [{ params: { enabled: true } }, { params: { enabled: 'false' } }],
  },
  {
    says: 'keys are part of the JSON text only',
    detection: 'selection: {params|contains: secret, other: secret}\ncondition: selection',
    matches: [{ params: { secretId: 1 }, other: { a: 'secret' } }],
    misses: [{ params: { secretId: 1 }, other: { secret: 'a' } }],
  },
  {
    says: 'JSON kept as a text inside an object',
    detection: `selection: {params|contains|all: ['"s3:GetObject"', '"Allow"']}\ncondition: selection`,
    matches: [{ params: { bucket: 'x', policy: POLICY } }, { params: { policy: JSON.parse(POLICY) } }],
    misses: [{ params: { policy: POLICY.replace('Allow', 'Deny') } }],
  },
  {
    says: 'objects in arrays',
    detection: `selection: {items|contains: '{"id":7}'}\ncondition: selection`,
    matches: [{ items: [{ id: 6 }, { id: 7 }] }],
    misses: [{ items: [{ id: 6 }] }, { items: [] }],
  },
  {
    says: 'an object is not empty and not equal to its own keys',
    detection: "selection: {a: ['', b]}\ncondition: selection",
    misses: [{ a: { b: 1 } }, { a: {} }],
    matches: [{ a: { c: 'b' } }, { a: { c: '' } }],
  },
  {
    says: 'expressions and wildcards look inside',
    detection: "selection: {a|re: '^i-[0-9a-f]+$', b: 'arn:*:role/*'}\ncondition: selection",
    matches: [{ a: { set: [{ id: 'i-0abc' }] }, b: { x: 'arn:aws:iam::123456789012:role/admin' } }],
    misses: [{ a: { set: [{ id: 'x-i-0abc' }] }, b: { x: 'arn:aws:iam::123456789012:role/admin' } }],
  },
  {
    says: 'networks and comparisons look inside',
    detection: 'selection: {a|cidr: 192.0.2.0/24, b|gte: 10}\ncondition: selection',
    matches: [{ a: { ranges: [{ ip: '192.0.2.7' }] }, b: { size: 10 } }],
    misses: [
      { a: { ip: '198.51.100.1' }, b: { size: 10 } },
      { a: { ip: '192.0.2.7' }, b: { size: 9 } },
    ],
  },
  {
    says: 'not of an object is false if anything inside matches',
    detection: 'selection: {a|contains: x}\ncondition: not selection',
    matches: [{ a: { b: 'y' } }],
    misses: [{ a: { b: { c: 'x' } } }],
  },
  {
    says: 'the JSON text is compared in any case',
    detection: `selection: {a|contains: '"KEY":"VALUE"'}\ncondition: selection`,
    matches: [{ a: { Key: 'Value' } }],
    misses: [{ a: { Key: ' Value' } }],
  },
];
