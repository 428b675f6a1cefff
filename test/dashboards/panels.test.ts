import { describe, expect, test } from 'vitest';
import { dashboards } from '../../dashboards/index.ts';
import { overview } from '../../dashboards/overview.ts';
import type { Dashboard, Panel, View } from '../../dashboards/panel.ts';
import { parseQuery } from '../../dashboards/search/parse.ts';
import type { FieldCatalogue, FieldDefinition } from '../../transforms/ecs/catalogue.ts';
import { envelope, sharedFields } from '../../transforms/ecs/shared.ts';
import { catalogues, sourceIds } from '../../transforms/sources/catalogue.ts';

interface Page {
  readonly name: string;
  readonly dashboard: Dashboard;
  /** What its panels may ask for. */
  readonly fields: FieldCatalogue;
}

const pages: readonly Page[] = [
  ...sourceIds.map((id) => ({ name: id, dashboard: dashboards[id], fields: catalogues[id] })),
  { name: 'overview', dashboard: overview, fields: sharedFields },
];

const panels = pages.flatMap(({ name, dashboard, fields }) =>
  dashboard.panels.map((panel) => ({ name: `${name}/${panel.id}`, panel, fields })),
);

const SPLITS: Readonly<Record<View, readonly (readonly ('time' | 'terms')[])[]>> = {
  metric: [[]],
  histogram: [['time'], ['time', 'terms']],
  line: [['time'], ['time', 'terms']],
  bars: [['terms']],
  table: [['terms'], ['terms', 'terms'], ['terms', 'terms', 'terms']],
  map: [['terms']],
  heatmap: [
    ['terms', 'time'],
    ['terms', 'terms'],
  ],
  events: [[]],
};

const NUMBERS: readonly FieldDefinition['type'][] = ['long', 'double'];

const termsOf = (panel: Panel) => (panel.splits ?? []).filter((split) => split.by === 'terms');

const fieldsOf = (panel: Panel): readonly string[] => [
  ...panel.metrics.flatMap((metric) => (metric.op === 'count' ? [] : [metric.field])),
  ...termsOf(panel).map(({ field }) => field),
  ...(panel.columns ?? []),
];

describe.each(pages)('the $name page', ({ dashboard }) => {
  test('has at most twelve panels with ids of their own', () => {
    const ids = dashboard.panels.map(({ id }) => id);
    expect(ids.length).toBeLessThanOrEqual(12);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z][a-z0-9-]*$/.test(id))).toEqual([]);
  });

  test('fills its rows of twelve', () => {
    let filled = 0;
    for (const { width, id } of dashboard.panels) {
      expect(Math.floor((filled + width - 1) / 12), `${id} runs over its row`).toBe(Math.floor(filled / 12));
      filled += width;
    }
    expect(filled % 12).toBe(0);
  });
});

describe.each(panels)('$name', ({ panel, fields }) => {
  test('asks only for fields that its events have and the store keeps as columns', () => {
    expect(fieldsOf(panel).filter((name) => !Object.hasOwn(fields, name))).toEqual([]);
    expect(fieldsOf(panel).filter((name) => fields[name]?.column === false)).toEqual([]);
  });

  test('narrows its events by a query that can be read', () => {
    expect(() => parseQuery(panel.where ?? '', fields)).not.toThrow();
  });

  test('splits as its view draws', () => {
    expect(SPLITS[panel.view]).toContainEqual((panel.splits ?? []).map(({ by }) => by));
  });

  test('counts texts and adds up numbers', () => {
    const sums = panel.metrics.flatMap((metric) => (metric.op === 'count' || metric.op === 'unique' ? [] : [metric]));
    expect(sums.filter(({ field }) => !NUMBERS.includes(fields[field]?.type ?? 'keyword'))).toEqual([]);
    expect(termsOf(panel).filter(({ field }) => ['text', 'tree_text'].includes(fields[field]?.type ?? ''))).toEqual([]);
  });

  test('draws a map of countries only, and a list of events with columns', () => {
    const formats = termsOf(panel).map(({ field }) => fields[field]?.format);
    if (panel.view === 'map') expect(formats).toEqual(['country']);
    expect((panel.columns ?? []).length > 0).toBe(panel.view === 'events');
  });
});

test('the envelope of every source holds what the overview asks for', () => {
  const beyond = overview.panels.flatMap(fieldsOf).filter((name) => !Object.hasOwn(envelope, name));
  expect(beyond.filter((name) => !name.startsWith('source.'))).toEqual([]);
});
