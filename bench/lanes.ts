/** One way to do the job; it does all of it once. */
export interface Lane {
  readonly name: string;
  run(): Promise<void> | void;
}

const ROUNDS = 5;

/** User and system time that a lane used, microseconds. */
async function cpuOf(lane: Lane): Promise<number> {
  const before = process.cpuUsage();
  await lane.run();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** The least CPU time of each lane over interleaved rounds, after one to warm up: only their ratios mean anything. */
export async function measure(lanes: readonly Lane[]): Promise<ReadonlyMap<string, number>> {
  const least = new Map<string, number>();
  for (const lane of lanes) await lane.run();
  for (let round = 0; round < ROUNDS; round++) {
    for (const lane of lanes) {
      const cpu = await cpuOf(lane);
      least.set(lane.name, Math.min(least.get(lane.name) ?? Number.POSITIVE_INFINITY, cpu));
    }
  }
  return least;
}
