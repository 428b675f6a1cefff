import type { Vector } from '../vector.ts';

export const texts: readonly Vector[] = [
  {
    says: 'values are compared case-insensitively',
    detection: 'selection: {action: DeleteTrail}\ncondition: selection',
    matches: [{ action: 'DeleteTrail' }, { action: 'deletetrail' }, { action: 'DELETETRAIL' }],
    misses: [{ action: 'DeleteTrails' }, { action: 'XDeleteTrail' }, { action: '' }, { action: ' DeleteTrail' }, {}],
  },
  {
    says: 'letters of other alphabets have cases too',
    detection: 'selection: {name: ÄÖÜ Ñandú ДОМ}\ncondition: selection',
    matches: [{ name: 'äöü ñANDÚ дом' }],
    misses: [{ name: 'aou nandu dom' }],
  },
  {
    says: 'both small sigmas are the same letter',
    detection: 'selection: {name|contains: ΟΔΟΣ}\ncondition: selection',
    matches: [{ name: 'οδος' }, { name: 'ΟΔΟΣΑ' }, { name: 'οδοσ' }],
  },
  {
    says: 'field names are case-sensitive',
    detection: 'selection: {eventName: a}\ncondition: selection',
    matches: [{ eventName: 'a' }],
    misses: [{ eventname: 'a' }, { EventName: 'a' }],
  },
  {
    says: 'an empty value is present and empty',
    detection: "selection: {field: ''}\ncondition: selection",
    matches: [{ field: '' }, { field: ['x', ''] }],
    misses: [{ field: ' ' }, { field: null }, {}, { field: [] }, { field: {} }, { field: 0 }, { field: false }],
  },
  {
    says: 'cased compares case-sensitively',
    detection: 'selection: {action|cased: DeleteTrail}\ncondition: selection',
    matches: [{ action: 'DeleteTrail' }],
    misses: [{ action: 'deleteTrail' }],
  },
  {
    says: 'cased works with a list and with both kinds of equality in one rule',
    detection: 'selection: {a|cased: [Ab, Cd], b: [ef, gh]}\ncondition: selection',
    matches: [{ a: 'Cd', b: 'GH' }],
    misses: [{ a: 'cd', b: 'GH' }, { a: 'Cd' }],
  },
  {
    says: 'cased works with contains, in any order',
    detection: 'selection: {a|cased|contains: Ab, b|contains|cased: Cd}\ncondition: selection',
    matches: [{ a: 'xAbx', b: 'Cd' }],
    misses: [
      { a: 'xabx', b: 'Cd' },
      { a: 'xAbx', b: 'CD' },
    ],
  },
  {
    says: 'cased works with wildcards',
    detection: 'selection: {a|cased: A*b?}\ncondition: selection',
    matches: [{ a: 'Axxbx' }, { a: 'AbX' }],
    misses: [{ a: 'axxbx' }, { a: 'AxxBx' }],
  },
  {
    says: 'contains finds a text anywhere',
    detection: 'selection: {agent|contains: boto}\ncondition: selection',
    matches: [{ agent: 'boto' }, { agent: 'Boto3/1.34' }, { agent: 'aws-cli botocore' }],
    misses: [{ agent: 'bot' }, { agent: '' }, {}],
  },
  {
    says: 'startswith finds a text at the beginning',
    detection: 'selection: {path|startswith: /admin}\ncondition: selection',
    matches: [{ path: '/admin' }, { path: '/ADMIN/x' }],
    misses: [{ path: 'x/admin' }, { path: '/adm' }],
  },
  {
    says: 'endswith finds a text at the end',
    detection: 'selection: {path|endswith: .PHP}\ncondition: selection',
    matches: [{ path: '/a.php' }, { path: '.php' }],
    misses: [{ path: '/a.php5' }, { path: '' }],
  },
  {
    says: 'contains with nothing to look for needs a value, not a certain one',
    detection: "selection: {a|contains: ''}\ncondition: selection",
    matches: [{ a: 'x' }, { a: '' }, { a: 0 }],
    misses: [{}, { a: null }],
  },
  {
    says: 'a key with dots beats the nested path, at each level',
    detection: 'selection: {a.b.c: x}\ncondition: selection',
    matches: [
      { a: { b: { c: 'x' } } },
      { 'a.b.c': 'x' },
      { a: { 'b.c': 'x' } },
      { 'a.b.c': 'x', a: { b: { c: 'y' } } },
    ],
    misses: [{ 'a.b.c': 'y', a: { b: { c: 'x' } } }, { a: { b: 'x' } }, { a: { b: { c: { d: 'y' } } } }, { c: 'x' }],
  },
  {
    says: 'only fields that the event itself has are there',
    detection: 'selection: {constructor.name: Object}\ncondition: selection',
    misses: [{}, { name: 'Object' }],
    matches: [{ constructor: { name: 'Object' } }],
  },
  {
    says: 'hostile keys are fields like others',
    detection: 'selection: {__proto__.polluted: "yes"}\ncondition: selection',
    matches: [JSON.parse('{"__proto__": {"polluted": "yes"}}')],
    misses: [{}, { polluted: 'yes' }],
  },
  {
    says: 'a text may hold line breaks and any other character',
    detection: 'selection: {a|contains: "b\\nc"}\ncondition: selection',
    matches: [{ a: 'ab\ncd' }],
    misses: [{ a: 'ab cd' }],
  },
];
