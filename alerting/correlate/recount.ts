import type { Sightings } from '../sightings.ts';
import type { AlertState } from '../state/items.ts';
import type { StateStore } from '../state/state-store.ts';
import type { Correlations } from './correlations.ts';
import { sightingsAt } from './firing.ts';
import { sumUp } from './found.ts';
import { openTiles } from './tiles.ts';
import { judge, trueTimes } from './windows.ts';

/** What the windows of a correlation's alert hold by now; undefined where the correlation is gone. */
export function createRecount(state: StateStore, { byId }: Correlations) {
  return async (counted: Extract<AlertState['counted'], { kind: 'correlation' }>): Promise<Sightings | undefined> => {
    const { rule, group, start, end } = counted;
    const correlation = byId.get(rule);
    if (correlation === undefined) return undefined;
    const { ir } = correlation;
    const tiles = openTiles(state, correlation, group);
    const seen = await tiles.read({ from: start - ir.timespan, to: end - 1 });
    if (correlation.judged === 'on arrival') {
      const times = trueTimes(ir, seen.sightings).filter((at) => at >= start && at < end);
      return times.length === 0 ? undefined : sightingsAt(correlation, seen, times);
    }
    const byTile = Map.groupBy(seen.sightings, ({ at }) => tiles.tileOf(at));
    const holding = [...byTile].filter(([tile, own]) => {
      const closes = (tile + 1) * tiles.length - 1;
      return closes >= start && closes < end && judge(ir, own).holds;
    });
    return holding.length === 0
      ? undefined
      : sumUp(
          correlation,
          holding.flatMap(([, own]) => own),
          seen.saturated,
        );
  };
}
