import { Command, Option } from 'commander';
import { sourceIds } from '../../transforms/sources/catalogue.ts';
import { explain } from './explain.ts';
import { type NormalizeFlags, normalizeFiles } from './normalize.ts';
import { addStart } from './start-command.ts';

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
addStart(program, sourceOption);
addNormalize(program);
process.stdout.on('error', () => process.exit(0));

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(2);
}
