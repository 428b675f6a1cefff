import type { Vector } from '../vector.ts';

export const keywords: readonly Vector[] = [
  {
    says: 'any of the keywords anywhere in the event, in any case',
    detection: "keywords:\n  - 'EVILSERVICE'\n  - 'svchost.exe -n evil'\ncondition: keywords",
    matches: [{ a: 'the EvilService runs' }, { a: { b: [{ c: 'x svchost.exe -n evil' }] } }, { a: ['evilservice'] }],
    misses: [{ a: 'svchost.exe' }, {}, { a: 'evil', b: 'service' }],
  },
  {
    says: 'keys are not searched',
    detection: 'keywords: [secret]\ncondition: keywords',
    matches: [{ key: 'secret' }],
    misses: [{ secret: 'key' }, { a: { secret: 1 } }],
  },
  {
    says: 'all of the keywords, in whatever fields',
    detection: "keywords:\n  '|all':\n    - 'OabVirtualDirectory'\n    - ' -ExternalUrl '\ncondition: keywords",
    matches: [{ a: 'Set-OabVirtualDirectory -ExternalUrl x' }, { a: 'oabvirtualdirectory', b: ['x -externalurl y'] }],
    misses: [{ a: 'OabVirtualDirectory' }, { a: ' -ExternalUrl ' }],
  },
  {
    says: 'a single keyword needs no list',
    detection: 'keywords: mimikatz\ncondition: keywords',
    matches: [{ a: 'invoke-Mimikatz' }],
    misses: [{ a: 'x' }],
  },
  {
    says: 'keywords have wildcards',
    detection: "keywords: ['rm *-rf', 'a?c']\ncondition: keywords",
    matches: [{ a: 'sudo rm --no-preserve-root -rf /' }, { a: 'xabcx' }],
    misses: [{ a: 'rm', b: '-rf' }, { a: 'ac' }],
  },
  {
    says: 'numbers and booleans are searched by their text',
    detection: 'keywords: [4625]\ncondition: keywords',
    matches: [{ a: 4625 }, { a: 'event 4625 seen' }],
    misses: [{ a: 462 }],
  },
  {
    says: 'keywords may be regular expressions',
    detection: "keywords:\n  '|re': 'user=\\w+ uid=0'\ncondition: keywords",
    matches: [{ m: 'login user=joe uid=0' }],
    misses: [{ m: 'login user= uid=0' }, { m: 'USER=joe uid=0' }],
  },
  {
    says: 'keywords may be case-sensitive',
    detection: "keywords:\n  '|cased': 'SELECT'\ncondition: keywords",
    matches: [{ m: 'x SELECT y' }],
    misses: [{ m: 'select' }],
  },
  {
    says: 'keywords may have to begin or end a text',
    detection: "keywords:\n  '|startswith': 'root '\ncondition: keywords",
    matches: [{ m: 'Root logged in' }],
    misses: [{ m: 'the root user' }],
  },
  {
    says: 'keywords may be encoded',
    detection: "keywords:\n  '|base64offset': 'powershell'\ncondition: keywords",
    matches: [{ m: `x ${btoa('run powershell now')} y` }, { m: btoa('a powershell') }, { m: btoa('..powershell') }],
    misses: [{ m: btoa('power shell') }, { m: 'powershell' }],
  },
  {
    says: 'negated keywords',
    detection: 'selection: {a: 1}\nkeywords: [test]\ncondition: selection and not keywords',
    matches: [{ a: 1 }],
    misses: [{ a: 1, b: 'a test' }],
  },
  {
    says: 'neq keywords are nowhere',
    detection: "keywords:\n  '|neq': [x, y]\ncondition: keywords",
    matches: [{ a: 'z' }],
    misses: [{ a: 'z', b: 'xx' }],
  },
];
