import { type CustomKeys, readCustomKeys } from './custom-keys.ts';
import { createFields } from './fields/index.ts';
import {
  compileRules,
  type FieldReader,
  type Fields,
  type ParsedRules,
  type Problem,
  parseRules,
  RuleError,
  type RuleFile,
  type RuleSet,
  type SigmaRule,
} from './sigma/index.ts';

/** A field by the name that a rule gives it, and how it is read from an event. */
export interface NamedField {
  readonly name: string;
  readonly read: FieldReader;
}

/** One rule with our own keys read. */
export interface Rule {
  readonly sigma: SigmaRule;
  readonly keys: CustomKeys;
  /** The folder that it is in. */
  readonly ruleset: string;
  /** The fields that make a group; undefined where the rule leaves that to us. */
  readonly groupBy: readonly NamedField[] | undefined;
  /** The fields that the rule's author wants to see in the alert. */
  readonly shown: readonly NamedField[];
}

/** Rules that are ready to run. */
export interface Rules {
  readonly set: RuleSet;
  readonly byId: ReadonlyMap<string, Rule>;
}

const folderOf = (path: string): string => path.split(/[/\\]/).at(-2) ?? 'rules';

function ruleOf(sigma: SigmaRule, fields: Fields, report: (problem: Problem) => void): Rule {
  const { path: file, line, logsource, taxonomy } = sigma;
  const named = (name: string): NamedField => ({ name, read: fields.reader(logsource, taxonomy, name) });
  const keys = readCustomKeys(sigma.custom['firewatch'], (message) => report({ file, line, column: 1, message }));
  return {
    sigma,
    keys,
    ruleset: folderOf(file),
    groupBy: keys.suppress.by?.map(named),
    shown: sigma.fields.map(named),
  };
}

/** Makes parsed rules ready, such as those of `rules.json`. Throws RuleError with every problem of our own keys. */
export function readyRules(parsed: ParsedRules): Rules {
  const fields = createFields();
  const set = compileRules(parsed, fields);
  const problems: Problem[] = [];
  const rules = set.rules.map((sigma) => ruleOf(sigma, fields, (problem) => problems.push(problem)));
  const [first, ...others] = problems;
  if (first) throw new RuleError([first, ...others]);
  return { set, byId: new Map(rules.map((rule) => [rule.sigma.id, rule])) };
}

/** Parses and compiles rule files. Throws RuleError with file and line. */
export const loadRules = (files: readonly RuleFile[]): Rules => readyRules(parseRules(files));
