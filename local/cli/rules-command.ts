import { type Command, Option } from 'commander';
import { addAnyLogs, addFormatOptions, rawLogs, sourceOption } from './raw-options.ts';
import type { CheckFlags } from './rules-check.ts';
import type { ExplainFlags } from './rules-explain.ts';
import type { ImportFlags } from './rules-import.ts';
import type { MatchFlags } from './rules-match.ts';

const FAILED = 1;
const IMPORT_LEVELS = ['informational', 'low', 'medium', 'high', 'critical'];
const IMPORT_STATUSES = ['experimental', 'test', 'stable'];
const FOLDERS = 'folders of Sigma rules; our own if absent';

/** A check that does not hold ends with code 1; misuse ends with 2. */
function end(holds: boolean): void {
  if (!holds) process.exitCode = FAILED;
}

export function addRules(program: Command): void {
  const rules = program.command('rules').description('check, test, explain and try detection rules');
  rules
    .command('check')
    .description('load rules, warn of what is most likely not meant, and show which ATT&CK techniques they cover')
    .argument('[folders...]', FOLDERS)
    .option('--strict', 'warnings fail the check')
    .option('--json', 'write one object of JSON')
    .option('--navigator <file>', 'write a layer for the ATT&CK Navigator')
    .action(async (folders: string[], flags: CheckFlags) => {
      const { checkRules } = await import('./rules-check.ts');
      end(checkRules(folders, flags, { stdout: process.stdout, now: Date.now() }));
    });
  rules
    .command('test')
    .description('run the cases beside the rules, from raw logs')
    .argument('[folders...]', FOLDERS)
    .action(async (folders: string[]) => {
      const { testRules } = await import('./rules-test.ts');
      end(testRules(folders, process.stdout));
    });
  addFormatOptions(
    rules
      .command('explain')
      .description('say of each event which item of a rule is true, and what was seen')
      .argument('<rule>', 'its id, title or file')
      .argument('[files...]', 'raw logs of --source, else lines of JSON; standard input if none is given')
      .option('--rules <folders...>', FOLDERS)
      .addOption(sourceOption()),
  ).action(async (rule: string, files: string[], flags: ExplainFlags) => {
    const { explainEvents } = await import('./rules-explain.ts');
    await explainEvents(rule, flags, rawLogs(files), process.stdout);
  });
  rules
    .command('import')
    .description("say what of a folder of public rules, such as a checkout of SigmaHQ's, runs here, and copy it")
    .argument('<folder>', 'a folder of Sigma rules')
    .option('--into <folder>', 'where to put the rules that run here; they keep author and licence')
    .addOption(new Option('--level <level>', 'the lowest level').choices(IMPORT_LEVELS).default('low'))
    .addOption(new Option('--status <status>', 'the least ripe status').choices(IMPORT_STATUSES).default('test'))
    .action(async (folder: string, flags: ImportFlags) => {
      const { importRules } = await import('./rules-import.ts');
      importRules(folder, flags, process.stdout);
    });
  addAnyLogs(rules.command('match').option('--rules <folders...>', FOLDERS))
    .description('read raw log lines and write one line of JSON for each match: event (from 0), rule and title')
    .action(async (files: string[], flags: MatchFlags) => {
      const { matchRules } = await import('./rules-match.ts');
      await matchRules(flags, rawLogs(files), process.stdout);
    });
}
