import { randomBytes } from 'node:crypto';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gzipFeed, zstdFeed } from '../../../transforms/core/feed.ts';
import { gzipMembers } from '../../../transforms/core/members.ts';

const documents = fc.array(
  fc.integer({ min: 1, max: 120_000 }).map((length) => Buffer.from(JSON.stringify('x'.repeat(length)))),
  { maxLength: 20 },
);

const linesOf = (all: readonly Buffer[]): string => all.map((document) => `${document}\n`).join('');
const LIMIT = 256 * 1024;

test('members hold every document once, in order, and so do feed messages of them, within their limit', () => {
  fc.assert(
    fc.property(documents, (all) => {
      const members = gzipMembers(all);
      const messages = gzipFeed(members);
      expect(messages.map((message) => gunzipSync(Buffer.from(message, 'base64')).toString()).join('')).toBe(
        linesOf(all),
      );
      for (const member of members) expect(gunzipSync(member).length).toBeLessThanOrEqual(LIMIT);
      for (const message of messages) expect(message.length).toBeLessThanOrEqual(LIMIT);
    }),
    { numRuns: 30 },
  );
});

const textOf = (messages: readonly string[]): string =>
  messages.map((message) => zstdDecompressSync(Buffer.from(message, 'base64')).toString()).join('');

test('messages of zstd hold every document once, in order', () => {
  fc.assert(
    fc.property(documents, (all) => {
      expect(textOf(zstdFeed(all))).toBe(linesOf(all));
    }),
    { numRuns: 30 },
  );
});

test('documents that hardly compress are divided until each message keeps its limit', () => {
  const noise = Array.from({ length: 60 }, () => Buffer.from(JSON.stringify(randomBytes(9_000).toString('base64'))));
  const messages = zstdFeed(noise);
  expect(messages.length).toBeGreaterThan(2);
  for (const message of messages) expect(message.length).toBeLessThanOrEqual(LIMIT);
  expect(textOf(messages)).toBe(linesOf(noise));
});
