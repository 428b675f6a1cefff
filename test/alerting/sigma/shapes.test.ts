import { expect, test } from 'vitest';
import { compile, parse } from './vector.ts';

type Event = Readonly<Record<string, unknown>>;

/** Rules in the shapes that public rules for other products have; written by us. */
const SHAPES: readonly (readonly [
  title: string,
  logsource: string,
  detection: string,
  matches: Event,
  misses: Event,
])[] = [
  [
    'a Windows process with encoded commands',
    '{product: windows, category: process_creation}',
    "selection_img:\n  - Image|endswith: ['\\powershell.exe', '\\pwsh.exe']\n  - OriginalFileName: [PowerShell.EXE, pwsh.dll]\nselection_cli:\n  CommandLine|windash|contains: ' -enc '\nfilter_main_parent:\n  ParentImage|startswith: 'C:\\Program Files\\'\ncondition: all of selection_* and not 1 of filter_main_*",
    { Image: 'C:\\Windows\\System32\\PowerShell.exe', CommandLine: 'powershell /enc aGk=', ParentImage: 'C:\\x.exe' },
    {
      Image: 'C:\\Windows\\System32\\PowerShell.exe',
      CommandLine: 'powershell /enc aGk=',
      ParentImage: 'C:\\Program Files\\a.exe',
    },
  ],
  [
    'a Windows sign-in event by number',
    '{product: windows, service: security}',
    'selection:\n  EventID: 4625\n  LogonType: [3, 10]\nfilter:\n  IpAddress|cidr: [10.0.0.0/8, "::1/128"]\ncondition: selection and not filter',
    { EventID: '4625', LogonType: 3, IpAddress: '81.2.69.142' },
    { EventID: 4625, LogonType: 3, IpAddress: '10.1.2.3' },
  ],
  [
    'a registry value with a path of backslashes',
    '{product: windows, category: registry_set}',
    "selection:\n  TargetObject|contains: '\\CurrentVersion\\Run\\'\n  Details|endswith: '.dll'\ncondition: selection",
    { TargetObject: 'HKLM\\SOFTWARE\\CurrentVersion\\Run\\x', Details: 'C:\\a.DLL' },
    { TargetObject: 'HKLM\\SOFTWARE\\CurrentVersion\\RunOnce\\x', Details: 'C:\\a.dll' },
  ],
  [
    'a network share with encoded text',
    '{product: windows, category: ps_script}',
    "selection:\n  ScriptBlockText|wide|base64offset|contains: 'Invoke-'\ncondition: selection",
    { ScriptBlockText: `x ${Buffer.from('ab Invoke-X', 'utf16le').toString('base64')}` },
    { ScriptBlockText: 'Invoke-X' },
  ],
  [
    'keywords of a Linux log',
    '{product: linux}',
    "keywords:\n  '|all':\n    - 'cat '\n    - '/etc/shadow'\ncondition: keywords",
    { message: 'sudo: eve : COMMAND=/bin/cat /etc/shadow' },
    { message: 'sudo: eve : COMMAND=/bin/cat /etc/hosts' },
  ],
  [
    'an audit record of Linux',
    '{product: linux, service: auditd}',
    "selection:\n  type: EXECVE\n  a0: [chmod, chattr]\n  a1|startswith: ['+s', '-i']\ncondition: selection",
    { type: 'EXECVE', a0: 'chmod', a1: '+s' },
    { type: 'EXECVE', a0: 'ls', a1: '+s' },
  ],
  [
    'a web request',
    '{category: webserver}',
    "selection:\n  cs-method: GET\n  cs-uri-query|contains: ['../', '..%2f']\nstatus:\n  sc-status: [200, 500]\ncondition: selection and status",
    { 'cs-method': 'GET', 'cs-uri-query': '/a?f=..%2Fetc', 'sc-status': 200 },
    { 'cs-method': 'GET', 'cs-uri-query': '/a?f=..%2Fetc', 'sc-status': 404 },
  ],
  [
    'a DNS question',
    '{category: dns}',
    "selection:\n  query|endswith: ['.onion', '.bit']\nlong:\n  query|re: '^[a-z0-9]{30,}\\.'\ncondition: 1 of them",
    { query: `${'a'.repeat(40)}.example.com` },
    { query: 'www.example.com' },
  ],
  [
    'a request through a proxy',
    '{category: proxy}',
    "selection:\n  c-uri|contains: '/gate.php'\n  c-useragent|contains|cased: MSIE\nfilter:\n  cs-host|endswith: example.com\ncondition: selection and not filter",
    { 'c-uri': 'http://x.test/gate.php', 'c-useragent': 'MSIE 7', 'cs-host': 'x.test' },
    { 'c-uri': 'http://x.test/gate.php', 'c-useragent': 'msie 7', 'cs-host': 'x.test' },
  ],
  [
    'an event of Azure',
    '{product: azure, service: signinlogs}',
    'selection:\n  ResultType: 50126\n  properties.deviceDetail.browser|exists: true\nfilter: {Location: null}\ncondition: selection and not filter',
    { ResultType: '50126', properties: { deviceDetail: { browser: 'x' } }, Location: 'GB' },
    { ResultType: '50126', properties: { deviceDetail: { browser: 'x' } } },
  ],
  [
    'an event of Okta',
    '{product: okta, service: okta}',
    'selection:\n  eventtype: [user.mfa.factor.deactivate, user.mfa.factor.reset_all]\n  actor.alternateId|fieldref|neq: target.alternateId\ncondition: selection',
    { eventtype: 'user.mfa.factor.reset_all', actor: { alternateId: 'a' }, target: [{ alternateId: 'b' }] },
    { eventtype: 'user.mfa.factor.reset_all', actor: { alternateId: 'a' }, target: [{ alternateId: 'a' }] },
  ],
  [
    'an audit log of Kubernetes',
    '{product: kubernetes, service: audit, category: application}',
    "selection:\n  verb: create\n  objectRef.resource: pods\n  objectRef.subresource: [exec, attach]\nsystem:\n  user.username|startswith: 'system:'\ncondition: selection and not system",
    { verb: 'create', objectRef: { resource: 'pods', subresource: 'exec' }, user: { username: 'eve' } },
    { verb: 'create', objectRef: { resource: 'pods', subresource: 'exec' }, user: { username: 'system:node' } },
  ],
];

test.each(SHAPES)('%s', (title, logsource, detection, matches, misses) => {
  const text = `title: ${title}\nlogsource: ${logsource}\ndetection:\n${detection.replace(/^/gm, '  ')}\n`;
  const set = compile(text);
  const wanted = parse(text).rules.map(({ rule }) => rule.logsource);
  expect([matches, misses].map((event) => set.match(event, wanted).length)).toEqual([1, 0]);
});
