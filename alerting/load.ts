import { type Correlations, readyCorrelations } from './correlate/correlations.ts';
import { createApplies, type Exception, readExceptions } from './exceptions.ts';
import { createFields } from './fields/index.ts';
import { type CustomKeys, readRuleKeys } from './keys/rule-keys.ts';
import { createLevelOf, type LevelOf } from './severity.ts';
import {
  ConditionError,
  type CorrelationIr,
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

/** One rule, or one correlation, with our own keys read. */
export interface Rule {
  readonly sigma: SigmaRule;
  readonly keys: CustomKeys;
  /** The folder that it is in. */
  readonly ruleset: string;
  /** The fields that make a group; undefined where the rule leaves that to us. */
  readonly groupBy: readonly NamedField[] | undefined;
  /** The fields whose values have to be new. */
  readonly newTerms: readonly NamedField[];
  /** The fields that the rule's author wants to see in the alert. */
  readonly shown: readonly NamedField[];
  readonly levelOf: LevelOf;
  readonly correlation?: CorrelationIr;
}

/** Rules that are ready to run. */
export interface Rules {
  readonly set: RuleSet;
  /** Rules and correlations. */
  readonly byId: ReadonlyMap<string, Rule>;
  readonly correlations: Correlations;
  readonly exceptions: readonly Exception[];
  readonly warnings: readonly Problem[];
}

const folderOf = (path: string): string => path.split(/[/\\]/).at(-2) ?? 'rules';

/** What making rules ready needs. */
interface Loading {
  readonly fields: Fields;
  readonly set: RuleSet;
  readonly problem: (problem: Problem) => void;
}

function readyLevel(sigma: SigmaRule, keys: CustomKeys, { set }: Loading, report: (message: string) => void): LevelOf {
  try {
    return createLevelOf(set, sigma, keys);
  } catch (error) {
    if (!(error instanceof ConditionError)) throw error;
    report(`firewatch.severity: ${error.message}`);
    return () => sigma.level;
  }
}

function readyRule(sigma: SigmaRule, correlation: CorrelationIr | undefined, loading: Loading): Rule {
  const { path: file, line, logsource, taxonomy } = sigma;
  const report = (message: string): void => loading.problem({ file, line, column: 1, message });
  const named = (name: string): NamedField => ({ name, read: loading.fields.reader(logsource, taxonomy, name) });
  const keys = readRuleKeys(sigma.custom['firewatch'], { timespan: correlation?.timespan }, report);
  return {
    sigma,
    keys,
    ruleset: folderOf(file),
    groupBy: keys.suppress.by?.map(named),
    newTerms: keys.newTerms?.fields.map(named) ?? [],
    shown: sigma.fields.map(named),
    levelOf: readyLevel(sigma, keys, loading, report),
    correlation,
  };
}

/** Makes parsed rules ready, such as those of `rules.json`. Throws RuleError with every problem of our own keys. */
export function readyRules(parsed: ParsedRules): Rules {
  const fields = createFields();
  const problems: Problem[] = [];
  const warnings = [...parsed.warnings];
  const problem = (found: Problem): void => void problems.push(found);
  const exceptions = readExceptions(parsed.filters, { problem, warn: (found) => void warnings.push(found) });
  const set = compileRules(parsed, fields, { applies: createApplies(exceptions) });
  const loading = { fields, set, problem };
  const rules = set.rules.map((sigma) => readyRule(sigma, undefined, loading));
  const byId = new Map(rules.map((rule) => [rule.sigma.id, rule]));
  const correlations = readyCorrelations(parsed.correlations, {
    fields,
    rules: new Map(rules.map(({ sigma }) => [sigma.id, sigma])),
    ruleOf: (ir) => readyRule(ir.rule, ir, loading),
  });
  for (const [id, { rule }] of correlations.byId) byId.set(id, rule);
  const [first, ...others] = problems;
  if (first) throw new RuleError([first, ...others]);
  return { set, byId, correlations, exceptions, warnings };
}

/** Parses and compiles rule files. Throws RuleError with file and line. */
export const loadRules = (files: readonly RuleFile[]): Rules => readyRules(parseRules(files));
