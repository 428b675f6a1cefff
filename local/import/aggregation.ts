import { parseAllDocuments, stringify } from 'yaml';

/** A rule of version 1 whose condition counts: `selection | count(field) by group > 10`, over a `timeframe`. */
const AGGREGATION = /^(.*?)\s*\|\s*count\(\s*([\w.-]*)\s*\)\s*(?:by\s+([\w.,\s-]+?)\s*)?(>=|<=|>|<|=|==)\s*(\d+)\s*$/;

const OPERATORS: Readonly<Record<string, string>> = {
  '>': 'gt',
  '>=': 'gte',
  '<': 'lt',
  '<=': 'lte',
  '=': 'eq',
  '==': 'eq',
};

type Json = Record<string, unknown>;

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

const ABOUT_ALERTS = ['level', 'falsepositives'] as const;

/** What a correlation says of itself: the rule's own words. */
function headOf(rule: Json): Json {
  const {
    id: _id,
    name: _name,
    logsource: _logsource,
    detection: _detection,
    fields: _fields,
    related: _related,
    ...rest
  } = rule;
  return rest;
}

/**
 * The same rule as a base rule and a correlation of Sigma 2.1, in one file; undefined where it counts nothing or in a
 * way that has no equal there.
 */
export function convertAggregation(text: string): string | undefined {
  const [document, ...others] = parseAllDocuments(text);
  const rule: unknown = document?.toJSON();
  if (others.length > 0 || !isJson(rule) || !isJson(rule['detection'])) return undefined;
  const { condition, timeframe, ...searches } = rule['detection'];
  const found = typeof condition === 'string' ? AGGREGATION.exec(condition) : null;
  if (found === null || typeof timeframe !== 'string') return undefined;
  const [, selection = '', field = '', by = '', operator = '', number = ''] = found;
  const groups = by
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const name = `counted_${String(rule['id'] ?? rule['title'])
    .replaceAll(/\W+/g, '_')
    .toLowerCase()}`;
  const correlation = {
    ...headOf(rule),
    id: rule['id'],
    correlation: {
      type: field === '' ? 'event_count' : 'value_count',
      rules: [name],
      ...(groups.length > 0 && { 'group-by': groups }),
      timespan: timeframe,
      condition: { ...(field !== '' && { field }), [OPERATORS[operator] ?? 'gte']: Number(number) },
    },
  };
  const about = Object.fromEntries(
    Object.entries(headOf(rule)).filter(([key]) => !ABOUT_ALERTS.some((each) => each === key)),
  );
  const base = {
    ...about,
    title: `${String(rule['title'])}, each event`,
    name,
    logsource: rule['logsource'],
    detection: { ...searches, condition: selection },
    level: 'informational',
  };
  return [correlation, base].map((each) => stringify(each)).join('---\n');
}
