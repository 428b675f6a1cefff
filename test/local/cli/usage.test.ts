import { describe, test } from 'vitest';
import { createFolder, firewatch } from './firewatch.ts';

const folder = createFolder();

describe.concurrent('a command that is not understood is one sentence and code 2', () => {
  test.for<[readonly string[], string]>([
    [['nonsense'], "unknown command 'nonsense'"],
    [['rules', 'nonsense'], "unknown command 'nonsense'"],
    [['normalize'], "required option '-s, --source <id>' not specified"],
    [
      ['rules', 'match', '--rules', 'x'],
      '--source says what wrote the log, or --json that its lines are JSON: give one',
    ],
    [['normalize', '-s'], "option '-s, --source <id>' argument missing"],
    [
      ['normalize', '-s', 'nonsense'],
      'unknown source "nonsense": choose one of cloudfront-realtime, cloudtrail, vpc-flow',
    ],
    [['normalize', '-s', 'cloudtrail', '--feilds', 'x'], "unknown option '--feilds' (Did you mean --fields?)"],
    [['normalize', '-s', 'cloudtrail', '--fields', 'x'], '--fields is not an option of cloudtrail'],
    [['normalize', '-s', 'vpc-flow', 'nowhere.log'], 'cannot read nowhere.log: no such file or folder'],
    [['normalize', '-s', 'vpc-flow', folder.path], `cannot read ${folder.path}: expected a file, got a folder`],
    [['normalize', '-s', 'vpc-flow', '--geoip', 'nowhere'], 'cannot read nowhere: no such file or folder'],
    [
      ['start', '--port', 'x'],
      "option '--port <number>' argument 'x' is invalid. expected a whole number from 1 to 65535.",
    ],
  ])('%j', async ([args, sentence], { expect }) => {
    expect(await firewatch(args)).toEqual({ code: 2, stdout: '', stderr: `firewatch: ${sentence}\n` });
  });
});

describe.concurrent('help', () => {
  test.for<[readonly string[], readonly string[]]>([
    [['--help'], ['start', 'the whole product', 'normalize', 'one ECS document', 'rules', 'detection rules']],
    [
      ['rules', '--help'],
      ['check', 'ATT&CK', 'test', 'the cases beside', 'explain', 'what was seen', 'match', 'for each match'],
    ],
    [
      ['normalize', '--help'],
      ['[files...]', '--source <id>', 'cloudtrail', '--format', '--fields', '--geoip'],
    ],
    [
      ['rules', 'match', '--help'],
      ['[files...]', '--rules <folders...>', '--source <id>', '--format', '--fields'],
    ],
    [
      ['start', '--help'],
      ['[paths...]', '--once', '--port', '--source'],
    ],
  ])('%j explains', async ([args, words], { expect }) => {
    const { code, stdout, stderr } = await firewatch(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const word of words) expect(stdout).toContain(word);
  });

  test.for<[readonly string[]]>([[[]], [['rules']]])('is what %j gets, with code 2', async ([args], { expect }) => {
    const { code, stdout, stderr } = await firewatch(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Commands:');
  });
});

describe.concurrent('terminal escapes in what went wrong are made visible', () => {
  const ESCAPE = '\u001b[31m\u009b31m\u202e\u2028';
  const SHOWN = '\uFFFD[31m\uFFFD31m\uFFFD\uFFFD';
  const rules = `title: x\nlogsource: {product: aws}\ndetection:\n  a: {"x|${String.raw`\e[31m`}": 1}\n  condition: a\n`;
  folder.write('escape.yml', rules);

  test.for<[string, readonly string[]]>([
    ['of a file', ['normalize', '-s', 'vpc-flow', ESCAPE]],
    ['of a command', [ESCAPE]],
    ['of a flag', ['normalize', '-s', 'vpc-flow', `--${ESCAPE}`]],
    ['of a damaged file', ['normalize', '-s', 'vpc-flow', folder.write(`${ESCAPE}.gz`, Buffer.from('1f8b08', 'hex'))]],
  ])('%s', async ([, args], { expect }) => {
    const { stderr, stdout } = await firewatch(args);
    expect(stdout + stderr).not.toContain('\u001b');
    expect(stderr).toContain(SHOWN);
  });

  test('of a rule', async ({ expect }) => {
    const { code, stderr } = await firewatch(['rules', 'match', '-s', 'cloudtrail', '--rules', folder.path]);
    expect(code).toBe(2);
    expect(stderr).not.toContain('\u001b');
    expect(stderr).toContain('\uFFFD[31m');
  });

  test('of a log: nothing of it is in the error text at all', async ({ expect }) => {
    const { stdout, stderr } = await firewatch(
      ['normalize', '-s', 'cloudtrail'],
      `{"eventName":"${ESCAPE}\n${ESCAPE}\n`,
    );
    expect(stderr).toBe('');
    expect(stdout).not.toContain('\u001b');
  });
});
