import { expect, test } from 'vitest';
import { recognise } from '../../../local/runtime/recognise.ts';

const fileAt = (path: string) => ({ path, key: path, bytes: 1 });

const TRAIL = 'AWSLogs/123456789012/CloudTrail/eu-west-1/2026/11/24/trail.json.gz';

test.each([
  ['a bucket', TRAIL],
  ['a folder that was downloaded', `/logs/bucket/${TRAIL}`],
  ['an organization', 'AWSLogs/o-a1b2c3d4e5/123456789012/CloudTrail/eu-west-1/2026/11/24/trail.json.gz'],
  ['Windows', `C:\\logs\\${TRAIL.replaceAll('/', '\\')}`],
])("a trail's file is known by its key in %s", (_, path) => {
  expect(recognise([fileAt(path)], undefined)).toEqual([{ ...fileAt(path), source: 'cloudtrail' }]);
});

test.each([
  ['a digest of a trail', ['AWSLogs/123456789012/CloudTrail-Digest/eu-west-1/digest.json.gz'], ''],
  ['an account of eleven digits', ['AWSLogs/12345678901/CloudTrail/trail.json.gz'], ''],
  ["a folder whose name ends like AWS's", ['notAWSLogs/123456789012/CloudTrail/trail.json.gz'], ''],
  ['several', ['a.log', TRAIL, 'b.log', 'c.log'], ' and 2 more'],
])('%s must be told what wrote it', (_, paths, more) => {
  expect(() => recognise(paths.map(fileAt), undefined)).toThrow(`what wrote ${paths[0]}${more}? Say it with --source`);
});

test('what the user says holds for every file, whatever its key says', () => {
  const files = recognise([fileAt('a.log'), fileAt(TRAIL)], 'vpc-flow');
  expect(files.map(({ source }) => source)).toEqual(['vpc-flow', 'vpc-flow']);
});
