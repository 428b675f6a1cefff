import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createFolder, type Document, documents, firewatch, firewatchToHead } from './firewatch.ts';
import { flow, NO_DATA, record } from './raw-logs.ts';

const folder = createFolder();

/** What a document says happened: its destination's port, its action, or why it could not be read. */
function gist(document: Document): unknown {
  const { event, destination, error } = document as {
    event: { action?: string; kind: string };
    destination?: { port: number };
    error?: { message: string };
  };
  return event.kind === 'pipeline_error' ? error?.message : (destination?.port ?? event.action);
}

const normalize = async (args: readonly string[], input?: string | Uint8Array): Promise<readonly unknown[]> => {
  const { code, stdout, stderr } = await firewatch(['normalize', ...args], input);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return documents(stdout).map(gist);
};

const EXPECTED_14 = 'expected 14 fields, got 1';

describe.concurrent('lines', () => {
  test('are one document each, in order, bad ones too; what holds no event is left out', async () => {
    const log = [flow(1), 'nonsense', NO_DATA, flow(2), flow(3)].join('\n');
    expect(await normalize(['--source', 'vpc-flow'], log)).toEqual([1, EXPECTED_14, 2, 3]);
  });

  test('come from files in the order given, gzip or not, and from standard input at the place of -', async () => {
    const plain = folder.write('plain.log', `${flow(1)}\n${flow(2)}\n`);
    const zipped = folder.write('zipped.log', Buffer.concat([gzipSync(`${flow(3)}\n`), gzipSync(flow(4))]));
    expect(await normalize(['-s', 'vpc-flow', zipped, '-', plain], flow(5))).toEqual([3, 4, 5, 1, 2]);
  });

  test('come from a gzip stream on standard input', async () => {
    expect(await normalize(['-s', 'vpc-flow'], gzipSync(`${flow(1)}\r\n${flow(2)}\r\n`))).toEqual([1, 2]);
  });

  test('are read by a format, or by the header row of each file', async () => {
    const file = folder.write('header.log', 'srcport dstport action\n49152 443 ACCEPT\n');
    const format = '${action} ${dstport}';
    expect(await normalize(['-s', 'vpc-flow', '--format', format, file, '-'], 'REJECT 22')).toEqual([443, 22]);
  });

  test('are read by a list of fields', async () => {
    const fields = 'timestamp,cs-method,sc-status';
    const { stdout } = await firewatch(
      ['normalize', '-s', 'cloudfront-realtime', '--fields', fields],
      '1795528800.123\tGET\t404\n',
    );
    expect(documents(stdout)).toMatchObject([
      {
        '@timestamp': '2026-11-24T14:00:00.123Z',
        http: { request: { method: 'GET' }, response: { status_code: 404 } },
      },
    ]);
  });

  test('of nothing are nothing', async () => {
    expect(await normalize(['-s', 'vpc-flow'])).toEqual([]);
  });
});

describe.concurrent('JSON', () => {
  const names = ['StopLogging', 'StartLogging', 'DeleteTrail'];
  const records = names.map((name) => record(name));
  const LAYOUTS: readonly (readonly [string, string])[] = [
    ['a record a line', records.map((value) => JSON.stringify(value)).join('\n')],
    ['records over several lines', records.map((value) => JSON.stringify(value, null, 2)).join('\n')],
    ['a log file', JSON.stringify({ Records: records })],
    ['a log file over several lines', JSON.stringify({ Records: records }, null, 2)],
    ['log files with nothing in between', records.map((value) => JSON.stringify({ Records: [value] })).join('')],
    ['a list', JSON.stringify(records)],
  ];

  test('is one document a record, in any layout', async () => {
    const files = LAYOUTS.map(([name, log]) => folder.write(`${name}.json`, log));
    expect(await normalize(['-s', 'cloudtrail', ...files])).toEqual(LAYOUTS.flatMap(() => names));
  });

  test('that never closes costs its own lines only', async () => {
    const log = [`{"Records":[`, ...records.map((value) => JSON.stringify(value))].join('\n');
    const [first, ...others] = await normalize(['-s', 'cloudtrail'], log);
    expect(first).toContain('JSON');
    expect(others).toEqual(names);
  });
});

describe.concurrent('the end of a run', () => {
  test('is early and quiet where the reader has seen enough', async () => {
    const file = folder.write('long.log', `${flow(443)}\n`.repeat(20_000));
    expect(await firewatchToHead(['normalize', '-s', 'vpc-flow', file])).toEqual({ code: 0, stderr: '' });
  });

  test('is an error where a file is torn, after the documents up to the tear', async () => {
    const whole = gzipSync(Array.from({ length: 5_000 }, (_, at) => flow(at)).join('\n'));
    const file = folder.write('torn.log.gz', whole.subarray(0, whole.length / 2));
    const { code, stdout, stderr } = await firewatch(['normalize', '-s', 'vpc-flow', file]);
    expect(stderr).toBe(`firewatch: ${file}: truncated gzip, read up to the tear\n`);
    expect(code).toBe(2);
    expect(documents(stdout).length).toBeGreaterThan(1_000);
  });
});
