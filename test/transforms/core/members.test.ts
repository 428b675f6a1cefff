import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { feedMessages, gzipMembers } from '../../../transforms/core/members.ts';

const documents = fc.array(
  fc.integer({ min: 1, max: 120_000 }).map((length) => Buffer.from(JSON.stringify('x'.repeat(length)))),
  { maxLength: 20 },
);

test('members hold every document once, in order, and feed messages keep their limit', () => {
  fc.assert(
    fc.property(documents, (all) => {
      const members = gzipMembers(all);
      const messages = feedMessages(members);
      const text = messages.map((message) => gunzipSync(Buffer.from(message, 'base64')).toString()).join('');
      expect(text).toBe(all.map((document) => `${document}\n`).join(''));
      for (const member of members) expect(gunzipSync(member).length).toBeLessThanOrEqual(256 * 1024);
      for (const message of messages) expect(message.length).toBeLessThanOrEqual(256 * 1024);
    }),
    { numRuns: 30 },
  );
});
