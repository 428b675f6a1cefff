import type { AlertDocument } from './alert.ts';

/** ATT&CK v19 (April 2026), and the tactic that it retired, which public rules still name. https://attack.mitre.org */
export const TACTIC_NAMES: Readonly<Record<string, readonly [id: string, name: string]>> = {
  reconnaissance: ['TA0043', 'Reconnaissance'],
  'resource-development': ['TA0042', 'Resource Development'],
  'initial-access': ['TA0001', 'Initial Access'],
  execution: ['TA0002', 'Execution'],
  persistence: ['TA0003', 'Persistence'],
  'privilege-escalation': ['TA0004', 'Privilege Escalation'],
  stealth: ['TA0005', 'Stealth'],
  'defense-evasion': ['TA0005', 'Defense Evasion'],
  'defense-impairment': ['TA0112', 'Defense Impairment'],
  'credential-access': ['TA0006', 'Credential Access'],
  discovery: ['TA0007', 'Discovery'],
  'lateral-movement': ['TA0008', 'Lateral Movement'],
  collection: ['TA0009', 'Collection'],
  'command-and-control': ['TA0011', 'Command and Control'],
  exfiltration: ['TA0010', 'Exfiltration'],
  impact: ['TA0040', 'Impact'],
};

/** The techniques that our own rules detect, by name. */
export const TECHNIQUES: Readonly<Record<string, string>> = {
  T1046: 'Network Service Discovery',
  T1048: 'Exfiltration Over Alternative Protocol',
  'T1071.004': 'DNS',
  'T1078.004': 'Cloud Accounts',
  'T1098.001': 'Additional Cloud Credentials',
  'T1098.003': 'Additional Cloud Roles',
  'T1110.001': 'Password Guessing',
  'T1110.003': 'Password Spraying',
  T1133: 'External Remote Services',
  'T1136.003': 'Cloud Account',
  T1190: 'Exploit Public-Facing Application',
  'T1496.001': 'Compute Hijacking',
  T1530: 'Data from Cloud Storage',
  T1535: 'Unused/Unsupported Cloud Regions',
  'T1552.001': 'Credentials In Files',
  'T1555.006': 'Cloud Secrets Management Stores',
  T1580: 'Cloud Infrastructure Discovery',
  'T1595.002': 'Vulnerability Scanning',
  'T1595.003': 'Wordlist Scanning',
  T1666: 'Modify Cloud Resource Hierarchy',
  T1685: 'Disable or Modify Tools',
  'T1685.002': 'Disable or Modify Cloud Log',
  'T1686.001': 'Cloud Firewall',
};

const PREFIX = 'attack.';
const TECHNIQUE = /^t\d{4}(\.\d{3})?$/;

const namesOf = (ids: readonly string[]): string[] | undefined => {
  const names = ids.flatMap((id) => TECHNIQUES[id] ?? []);
  return names.length === ids.length ? names : undefined;
};

/** What a rule's tags say of ATT&CK; undefined where they name neither a tactic nor a technique. */
export function threatOf(tags: readonly string[]): AlertDocument['threat'] {
  const attack = tags.filter((tag) => tag.startsWith(PREFIX)).map((tag) => tag.slice(PREFIX.length).toLowerCase());
  const tactics = attack.flatMap((tag) => (Object.hasOwn(TACTIC_NAMES, tag) ? [TACTIC_NAMES[tag] ?? []] : []));
  const techniques = attack.filter((tag) => TECHNIQUE.test(tag)).map((tag) => tag.toUpperCase());
  if (tactics.length === 0 && techniques.length === 0) return undefined;
  return {
    framework: 'MITRE ATT&CK',
    tactic: tactics.length === 0 ? undefined : { id: tactics.map(([id]) => id), name: tactics.map(([, name]) => name) },
    technique: techniques.length === 0 ? undefined : { id: techniques, name: namesOf(techniques) },
  };
}
