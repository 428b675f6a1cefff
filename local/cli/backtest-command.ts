import type { Command } from 'commander';
import type { BacktestFlags } from './backtest.ts';
import { addFormatOptions, sourceOption } from './raw-options.ts';

/** The command that runs rules over archived logs. */
export function addBacktest(program: Command): void {
  addFormatOptions(
    program
      .command('backtest')
      .description('run rules over archived raw logs: alerts by day and rule, what they cost, what would change')
      .argument('<paths...>', 'log files and folders, plain or gzip')
      .addOption(sourceOption()),
  )
    .option('--rules <folders...>', 'folders of Sigma rules; our own if absent')
    .option('--before <folders...>', 'another rule set, to compare with')
    .option('--from <day>', 'the first day of event time')
    .option('--to <day>', 'the last day of event time')
    .action(async (paths: string[], flags: BacktestFlags) => {
      const { backtest } = await import('./backtest.ts');
      await backtest(paths, flags, { stdout: process.stdout, now: Date.now });
    });
}
