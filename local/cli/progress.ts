import cliProgress from 'cli-progress';
import type { LoadProgress } from '../runtime/load-files.ts';

export interface Progress extends LoadProgress {
  stop(): void;
}

const MIB = 1024 * 1024;
const FORMAT = '{bar} {percentage}%  {done} of {all} MiB  {rate} events/s  {eta_formatted} left';

/** A progress bar on a terminal's standard error; silent where it is none. */
export function createProgress(totalBytes: number, now: () => number): Progress {
  const started = now();
  let bytes = 0;
  let events = 0;
  const bar = new cliProgress.SingleBar(
    { format: FORMAT, hideCursor: true, etaBuffer: 50, fps: 5, noTTYOutput: false },
    cliProgress.Presets.shades_classic,
  );
  const mib = (n: number): string => (n / MIB).toFixed(1);
  const show = (): void => {
    const seconds = Math.max(0.001, (now() - started) / 1000);
    bar.update(bytes, {
      done: mib(bytes),
      all: mib(totalBytes),
      rate: Math.round(events / seconds).toLocaleString('en-US'),
    });
  };
  bar.start(totalBytes, 0, { done: '0', all: mib(totalBytes), rate: '0' });
  return {
    bytes(count) {
      bytes += count;
      show();
    },
    entries(count) {
      events += count;
    },
    stop() {
      show();
      bar.stop();
    },
  };
}
