import type { CorrelationType } from './sigma/index.ts';

export type Level = 'informational' | 'low' | 'medium' | 'high' | 'critical';

/** One matched field of the triggering event, as the alert and its mail show it. */
export interface MatchedField {
  readonly selection: string;
  readonly field: string;
  /** The test in words: `is one of 3`, `contains`, `is`. */
  readonly condition: string;
  readonly value: string | number | boolean | null;
}

export interface AlertCorrelation {
  type: CorrelationType;
  timespan_ms: number;
  /** The figure that was compared: a count, a sum, a number of rules. */
  value: number;
  /** In words: `at least 10`; for a condition over rules what it names. */
  threshold: string;
  /** The rules that it counts, with how many events of each. */
  rules: { id: string; title: string; count: number }[];
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
    /** Of a correlation: what it counted and what for. */
    correlation?: AlertCorrelation;
    /** Of a first-seen rule: the values that are new, and for how long they were not seen, milliseconds. */
    new_terms?: { fields: Record<string, string>; window_ms: number };
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
