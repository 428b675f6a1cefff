import { Command } from 'commander';
import { addBacktest } from './backtest-command.ts';
import { explain } from './explain.ts';
import { addFilter } from './filter-command.ts';
import { addNormalize } from './normalize-command.ts';
import { addRules } from './rules-command.ts';
import { addStart } from './start-command.ts';
import { plain } from './terminal.ts';

const MISUSED = 2;

/** `error: what\n(Did you mean …?)`, as one sentence. */
const sentenceOf = (text: string): string =>
  `firewatch: ${plain(
    text
      .trim()
      .replace(/^error: /, '')
      .replaceAll('\n', ' '),
  )}\n`;

// A command's code is loaded when it runs: store and console take longer to load than the others to run.
const program = new Command('firewatch')
  .description("turns an AWS account's logs into detections and dashboards")
  .configureOutput({ outputError: (text, write) => write(sentenceOf(text)) })
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : MISUSED));
addStart(program);
addNormalize(program);
addRules(program);
addBacktest(program);
addFilter(program);

/** Whoever reads our output may stop early, as `head` does; a full disk is another matter. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`firewatch: cannot write to standard output: ${error.code}\n`);
  process.exit(1);
});

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(MISUSED);
}
