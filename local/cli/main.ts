import { Command, Option } from 'commander';
import { ConfigError } from '../../transforms/core/source.ts';
import { sourceIds } from '../../transforms/sources/catalogue.ts';
import { InputError } from '../files/find.ts';
import { type NormalizeFlags, normalizeFiles } from './normalize.ts';

/** What went wrong, as one sentence a line; anything but a user's mistake is a bug and keeps its stack. */
function explain(error: unknown): string {
  if (error instanceof ConfigError) return error.problems.map((problem) => `firewatch: ${problem}`).join('\n');
  if (error instanceof InputError) return `firewatch: ${error.message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

const sourceOption = (): Option => new Option('-s, --source <id>', `what wrote the log: ${sourceIds.join(', ')}`);

function addNormalize(program: Command): void {
  program
    .command('normalize')
    .description('read raw log lines and write one ECS document for each event')
    .argument('[files...]', 'log files, plain or gzip; standard input if none is given')
    .addOption(sourceOption().makeOptionMandatory())
    .option('--format <format>', "a VPC flow log's format, as AWS writes it: '${version} ${account-id} …'")
    .option('--fields <names>', 'the fields of CloudFront real-time logs, in order, with commas between them')
    .option('--geoip <folder>', 'a folder of MaxMind databases (.mmdb); a bundled country database if absent')
    .action((files: string[], flags: NormalizeFlags) =>
      normalizeFiles(files, flags, { stdin: process.stdin, stdout: process.stdout, now: Date.now }),
    );
}

const program = new Command('firewatch').description("turns an AWS account's logs into detections and dashboards");
addNormalize(program);
process.stdout.on('error', () => process.exit(0));

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 2;
}
