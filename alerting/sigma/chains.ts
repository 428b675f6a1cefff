import type { CorrelationIr } from './correlation-ir.ts';
import type { Position, Problem } from './rule-error.ts';

/** A correlation and where it stands. */
export interface Placed {
  readonly at: Position;
  readonly ir: CorrelationIr;
}

const MAX_CHAIN = 10;

/** The way from a correlation down to itself or too deep, by title; undefined where every way ends. */
function faultOf(start: CorrelationIr, byId: ReadonlyMap<string, CorrelationIr>): string | undefined {
  const done = new Set<string>();
  const walk = (from: CorrelationIr, way: readonly CorrelationIr[]): string | undefined => {
    const titles = [...way, from].map(({ rule }) => `"${rule.title}"`).join(' > ');
    if (way.includes(from))
      return from === start ? `the correlation counts itself, ${titles}: break the circle` : undefined;
    if (way.length === MAX_CHAIN) return `more than ${MAX_CHAIN} correlations above each other, ${titles}: chain fewer`;
    if (done.has(from.rule.id)) return undefined;
    for (const id of from.rules) {
      const below = byId.get(id);
      const fault = below && walk(below, [...way, from]);
      if (fault !== undefined) return fault;
    }
    done.add(from.rule.id);
    return undefined;
  };
  return walk(start, []);
}

/** Notes correlations that count themselves, or that stand too many above each other. */
export function checkChains(correlations: readonly Placed[], problems: Problem[]): void {
  const byId = new Map(correlations.map(({ ir }) => [ir.rule.id, ir]));
  for (const { at, ir } of correlations) {
    const message = faultOf(ir, byId);
    if (message !== undefined) problems.push({ file: ir.rule.path, ...at, message });
  }
}
