import type { Shift } from '../../../../dashboards/compile/map.ts';

const ROUNDS = 24;

/** How far each point must move so that no two are nearer than `gap`; points that are far apart stay. */
export function separate(points: readonly (readonly [number, number])[], gap: number): readonly Shift[] {
  const moved = points.map(([x, y]): [number, number] => [x, y]);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, a] of moved.entries())
      for (const b of moved.slice(i + 1)) {
        const dx = b[0] - a[0];
        const dy = b[1] - a[1];
        const distance = Math.hypot(dx, dy);
        if (distance >= gap) continue;
        const [ux, uy] = distance === 0 ? [1, 0] : [dx / distance, dy / distance];
        const push = (gap - distance) / 2;
        a[0] -= ux * push;
        a[1] -= uy * push;
        b[0] += ux * push;
        b[1] += uy * push;
      }
  }
  return moved.map(([x, y], i): Shift => [x - (points[i]?.[0] ?? x), y - (points[i]?.[1] ?? y)]);
}
