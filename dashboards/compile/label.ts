import type { FieldDefinition, FieldFormat } from '../../transforms/ecs/catalogue.ts';
import type { Metric, Panel } from '../panel.ts';
import { type Cell, OTHER } from '../query.ts';
import { allFields, definitionOf } from '../search/fields.ts';
import { visible } from './visible.ts';

export const fieldDefinition = (name: string): FieldDefinition | undefined => definitionOf(allFields, name);

export const fieldLabel = (name: string): string => fieldDefinition(name)?.label ?? name;

/** A value as a reader sees it; what a log could hide is spelled out. */
export function cellLabel(value: Cell): string {
  if (value === OTHER) return 'others';
  if (value === null || value === '') return 'none';
  return visible(String(value));
}

/** The unit of a metric; counts have none. */
export const metricFormat = (metric: Metric): FieldFormat | undefined =>
  metric.op === 'count' || metric.op === 'unique' ? undefined : fieldDefinition(metric.field)?.format;

const WORDS: Readonly<Record<Exclude<Metric['op'], 'count'>, string>> = {
  unique: 'different',
  sum: 'sum of',
  avg: 'mean',
  max: 'largest',
  p95: 'p95',
};

export const metricLabel = (metric: Metric): string =>
  metric.op === 'count' ? 'events' : `${WORDS[metric.op]} ${fieldLabel(metric.field).toLowerCase()}`;

/** The field of the first split by value, if the panel has one. */
export function termField(panel: Panel): string | undefined {
  const split = panel.splits?.find((candidate) => candidate.by === 'terms');
  return split?.by === 'terms' ? split.field : undefined;
}
