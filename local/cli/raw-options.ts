import { type Command, Option } from 'commander';
import { sourceIds } from '../../transforms/sources/catalogue.ts';
import type { RawLogs } from './raw-logs.ts';

export const sourceOption = (): Option =>
  new Option('-s, --source <id>', `what wrote the log: ${sourceIds.join(', ')}`);

/** The options that say how raw logs are read, the same in every command that reads some. */
export const addFormatOptions = (command: Command): Command =>
  command
    .option('--format <format>', "a VPC flow log's format, as AWS writes it: '${version} ${account-id} …'")
    .option('--fields <names>', 'the fields of CloudFront real-time logs, in order, with commas between them')
    .option('--geoip <folder>', 'a folder of MaxMind databases (.mmdb); a bundled country database if absent');

const FILES = 'log files, plain or gzip; standard input if none is given, or where one is -';

/** The files of one source's raw logs, or standard input. */
export const addRawLogs = (command: Command): Command =>
  addFormatOptions(command.argument('[files...]', FILES).addOption(sourceOption().makeOptionMandatory()));

/** The same, or lines of JSON whatever wrote them. */
export const addAnyLogs = (command: Command): Command =>
  addFormatOptions(command.argument('[files...]', FILES).addOption(sourceOption()))
    .option('--json', 'instead of --source: lines are events of any log, as JSON, and every rule is tried on each')
    .option('--time <field>', 'where an event of --json has its time, for correlations', '@timestamp');

export const rawLogs = (files: readonly string[]): RawLogs => ({ files, stdin: process.stdin, now: Date.now });
