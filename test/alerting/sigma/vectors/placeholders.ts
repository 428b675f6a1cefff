import type { Vector } from '../vector.ts';

const lists = { admins: ['root', 'admin*'], nets: ['10.0.0.0/8', '192.0.2.0/24'], one: ['1'], two: ['2', '3'] };

export const placeholders: readonly Vector[] = [
  {
    says: 'expand puts in the values of a list, joined by or',
    detection: "selection: {user|expand: '%admins%'}\ncondition: selection",
    placeholders: lists,
    matches: [{ user: 'ROOT' }, { user: 'administrator' }],
    misses: [{ user: 'joe' }, { user: '%admins%' }],
  },
  {
    says: 'without expand a placeholder is text',
    detection: "selection: {user: '%admins%'}\ncondition: selection",
    placeholders: lists,
    matches: [{ user: '%ADMINS%' }],
    misses: [{ user: 'root' }],
  },
  {
    says: 'a placeholder may be part of a text',
    detection: "selection: {arn|expand: 'arn:*:user/%admins%'}\ncondition: selection",
    placeholders: lists,
    matches: [{ arn: 'arn:aws:iam::123456789012:user/root' }, { arn: 'arn:x:user/admin7' }],
    misses: [{ arn: 'arn:x:user/joe' }],
  },
  {
    says: 'several placeholders make every combination',
    detection: "selection: {a|expand: '%one%-%two%'}\ncondition: selection",
    placeholders: lists,
    matches: [{ a: '1-2' }, { a: '1-3' }],
    misses: [{ a: '1-1' }, { a: '2-3' }],
  },
  {
    says: 'an escaped percent sign is a percent sign',
    detection: String.raw`selection: {a|expand: '\%plain%one%'}
condition: selection`,
    placeholders: lists,
    matches: [{ a: '%plain1' }],
    misses: [{ a: String.raw`\%plain1` }],
  },
  {
    says: 'a lone percent sign needs no escape',
    detection: "selection: {a|expand: '100% of %one%'}\ncondition: selection",
    placeholders: lists,
    matches: [{ a: '100% of 1' }],
    misses: [{ a: '100' }],
  },
  {
    says: 'expand with contains, startswith and all',
    detection:
      "selection: {a|expand|contains: '%two%', b|contains|expand: '%one%', c|expand|startswith|all: ['%two%', '%two%']}\ncondition: selection",
    placeholders: lists,
    matches: [{ a: '-3-', b: '-1-', c: '2-' }],
    misses: [{ a: '-3-', b: '-2-', c: '2-' }],
  },
  {
    says: 'expand with cidr',
    detection: "selection: {ip|cidr|expand: '%nets%'}\ncondition: selection",
    placeholders: lists,
    matches: [{ ip: '10.1.1.1' }, { ip: '192.0.2.1' }],
    misses: [{ ip: '198.51.100.1' }],
  },
  {
    says: 'expand before an encoding',
    detection: "selection: {a|expand|base64: '%one%'}\ncondition: selection",
    placeholders: lists,
    matches: [{ a: btoa('1') }],
    misses: [{ a: btoa('%one%') }],
  },
];
