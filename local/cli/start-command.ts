import { type Command, InvalidArgumentError } from 'commander';
import { CONSOLE_PORT } from '../console/port.ts';
import { addFormatOptions, sourceOption } from './raw-options.ts';
import type { StartFlags } from './start.ts';

const LARGEST_PORT = 65_535;
const DEFAULT_RATE = 15;

function whole(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < least || value > most) {
      throw new InvalidArgumentError(`expected a whole number from ${least} to ${most}.`);
    }
    return value;
  };
}

/** The command behind `npm start`. */
export function addStart(program: Command): void {
  addFormatOptions(
    program
      .command('start')
      .description('the whole product on this machine: a demo, or your own log files')
      .argument('[paths...]', 'log files and folders to load, plain or gzip; a made-up company if none is given')
      .addOption(sourceOption()),
  )
    .option('--data <folder>', 'where to keep everything and go on from; a scratch folder, begun anew, if absent')
    .option('--port <number>', 'of the console; the next free one is taken', whole(1, LARGEST_PORT), CONSOLE_PORT)
    .option('--once', 'load the files, judge every window, print a summary and end')
    .option('--seed <number>', "of the made-up company's traffic", whole(0, 2 ** 31), 1)
    .option('--rate <number>', 'events a second of the made-up company', whole(1, 2_000), DEFAULT_RATE)
    .option('--time-zone <name>', 'the second time zone of mails', Intl.DateTimeFormat().resolvedOptions().timeZone)
    .action(async (paths: string[], flags: StartFlags) => {
      const { start } = await import('./start.ts');
      await start(paths, flags);
    });
}
