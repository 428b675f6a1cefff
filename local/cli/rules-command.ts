import type { Command } from 'commander';
import { addAnyLogs, rawLogs } from './raw-options.ts';
import type { MatchFlags } from './rules-match.ts';

export function addRules(program: Command): void {
  const rules = program.command('rules').description('try detection rules: `rules match` runs them over raw logs');
  addAnyLogs(rules.command('match').option('--rules <folders...>', 'folders of Sigma rules; our own if absent'))
    .description('read raw log lines and write one line of JSON for each match: event (from 0), rule and title')
    .action(async (files: string[], flags: MatchFlags) => {
      const { matchRules } = await import('./rules-match.ts');
      await matchRules(flags, rawLogs(files), process.stdout);
    });
}
