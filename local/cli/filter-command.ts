import type { Command } from 'commander';
import type { DraftFlags } from './filter-draft.ts';

const FAILED = 1;
const DEFAULT_DAYS = 30;

/** The command that drafts exceptions. */
export function addFilter(program: Command): void {
  program
    .command('filter')
    .description('exceptions to rules')
    .command('draft')
    .description('write the exception that removes an alert, and prove that the rule still finds what it should')
    .argument('<alert>', 'a file with the alert as JSON')
    .option('--rules <folders...>', 'folders of Sigma rules; our own if absent')
    .option('--owner <who>', 'who answers for the exception', 'nobody yet')
    .option('--reason <why>', 'why it is there', 'not said yet')
    .option('--days <number>', 'how long it is to last', Number, DEFAULT_DAYS)
    .action(async (alert: string, flags: DraftFlags) => {
      const { writeDraft } = await import('./filter-draft.ts');
      const { stdout, stderr } = process;
      if (!writeDraft(alert, flags, { stdout, stderr, now: Date.now() })) process.exitCode = FAILED;
    });
}
