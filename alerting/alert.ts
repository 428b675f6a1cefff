export type Level = 'informational' | 'low' | 'medium' | 'high' | 'critical';

/** One matched field of the triggering event, as the alert and its mail show it. */
export interface MatchedField {
  readonly selection: string;
  readonly field: string;
  /** The test in words: `is one of 3`, `contains`, `is`. */
  readonly condition: string;
  readonly value: string | number | boolean | null;
}

/**
 * An alert document in `firewatch-alerts-*`: immutable, one for each notification. Its id is identity and revision.
 * "Open alerts" are the newest revision of each identity whose action is not `closed`.
 */
export interface AlertDocument {
  /** The trigger: the event time at which the condition became true. */
  '@timestamp': string;
  event: {
    kind: 'alert';
    id: string;
    action: 'alert' | 'update' | 'closed';
    sequence: number;
    created: string;
    dataset: 'firewatch.alerts';
    module: 'firewatch';
    severity: number;
    start: string;
    end: string;
    provider?: string;
  };
  /** One sentence: who did what. */
  message: string;
  rule: {
    id: string;
    name: string;
    description?: string;
    author?: string[];
    license?: string;
    reference?: string[];
    level: Level;
    ruleset: string;
  };
  threat?: {
    framework: 'MITRE ATT&CK';
    tactic?: { id?: string[]; name: string[] };
    technique?: { id: string[]; name?: string[] };
  };
  cloud?: { account?: { id?: string; name?: string }; region?: string };
  user?: { id?: string; name?: string };
  source?: {
    address?: string;
    ip?: string;
    geo?: { country_iso_code?: string; city_name?: string };
    as?: { organization?: { name?: string } };
  };
  destination?: { address?: string; ip?: string; port?: number };
  user_agent?: { original?: string };
  related?: { ip?: string[]; user?: string[]; hosts?: string[] };
  ecs: { version: string };
  firewatch: {
    identity: string;
    /** The values that make one group of one rule. */
    group: Record<string, string>;
    count: number;
    /** The count is a lower bound: the set of entries is full. */
    at_least: boolean;
    first_seen: string;
    last_seen: string;
    /** The trigger lies more than 24 hours before arrival: written, not mailed. */
    late: boolean;
    mode: 'live' | 'shadow';
    source: string;
    /** What the event acted on, for a reader. */
    resource?: string;
    matched: MatchedField[];
    false_positives: string[];
    next_steps: string[];
    runbook?: string;
    /** At most three trimmed events; `event_ids` names more of them. */
    events: Record<string, unknown>[];
    event_ids: string[];
  };
}
