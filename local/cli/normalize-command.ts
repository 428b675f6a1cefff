import type { Command } from 'commander';
import type { RawFlags } from './raw-logs.ts';
import { addRawLogs, rawLogs } from './raw-options.ts';

export function addNormalize(program: Command): void {
  addRawLogs(program.command('normalize'))
    .description('read raw log lines and write one ECS document for each event')
    .action(async (files: string[], flags: RawFlags) => {
      const { normalizeFiles } = await import('./normalize.ts');
      await normalizeFiles(flags, rawLogs(files), process.stdout);
    });
}
