import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { split } from '../../transforms/sources/cloudtrail/split.ts';

const ONE = '{"eventVersion":"1.11","eventName":"ListBuckets"}';
const TWO =
  '{"eventVersion":"1.11","requestParameters":{"text":"] } \\" , {","list":[[1],{"a":[]}]},"n":123456789012345678901}';
const DETAIL = `"detail":${TWO}`;
const TYPE = '"detail-type":"AWS API Call via CloudTrail"';

describe('one message gives', () => {
  test.each([
    ['a record: itself', TWO, [TWO]],
    ['a log file: its records, cut out as they are', `{"Records":[${ONE},${TWO}]}`, [ONE, TWO]],
    ['a log file with white space: the same', `\n{ "Records" : [\n ${ONE} ,\n\t${TWO}\n]\n}\n`, [ONE, TWO]],
    ['a log file with more in it: its records', `{"note":"[{","n":1.5e3,"o":{"Records":[]},"Records":[${ONE}]}`, [ONE]],
    ['an empty log file: none', '{"Records":[]}', []],
    ['an empty list: none', ' [ ] ', []],
    ['a list: its records', `[${ONE},${TWO}]`, [ONE, TWO]],
    ['records that are no list: the message', '{"Records":{}}', ['{"Records":{}}']],
    ['a list of no objects: the message', '[1,2]', ['[1,2]']],
    ['a record that speaks of Records: itself', '{"a":{"Records":[1]}}', ['{"a":{"Records":[1]}}']],
    ['an EventBridge event: its detail', `{"version":"0",${TYPE},"resources":[],${DETAIL}}`, [TWO]],
    ['an EventBridge event in another order: its detail', `{${DETAIL},${TYPE}}`, [TWO]],
    [
      'an EventBridge event that speaks of Records: its detail',
      `{"id":"\\"Records\\"","x":{"Records":[]},${TYPE},${DETAIL}}`,
      [TWO],
    ],
    [
      'an event of something else: the message',
      `{${TYPE},"detail":{"severity":7}}`,
      [`{${TYPE},"detail":{"severity":7}}`],
    ],
    ['a detail that is no object: the message', `{${TYPE},"detail":"x"}`, [`{${TYPE},"detail":"x"}`]],
    [
      'a record with a detail of its own: itself',
      `{"eventVersion":"1.11","detail":${ONE}}`,
      [`{"eventVersion":"1.11","detail":${ONE}}`],
    ],
    ['no JSON: the message', 'hello "Records"', ['hello "Records"']],
    ['nothing: the message', '', ['']],
  ])('%s', (_, message, texts) => {
    expect(split(message)).toEqual(texts);
  });

  test.each([
    ['a record that is cut off', `{"Records":[${ONE},{"a":"b`, [ONE, '{"a":"b']],
    ['the beginning of a list that is cut off after a record', `{"Records":[${ONE}`, [ONE, '{"Records":[']],
    ['the beginning of a list that is cut off after a comma', ` [ ${ONE}, `, [ONE, ' [ ']],
    ['the beginning of a list that is cut off at once', '{"Records":[', ['{"Records":[']],
    ['a value that is no record', `{"Records":[${ONE},7,${TWO}]}`, [ONE, `7,${TWO}]}`]],
    ['text after the end', `[${ONE}] hello`, [ONE, 'hello']],
    ['a second file', `{"Records":[${ONE}]}{"Records":[]}`, [ONE, '}{"Records":[]}']],
  ])('the good records and, to be quarantined, %s', (_, message, texts) => {
    expect(split(message)).toEqual(texts);
  });
});

test('whatever the objects of a file are, they come out as they went in', () => {
  const object = fc.dictionary(fc.string(), fc.jsonValue());
  fc.assert(
    fc.property(fc.array(object), fc.constantFrom(0, 1, '\t'), (objects, indent) => {
      const texts = split(JSON.stringify({ Records: objects }, null, indent));
      expect(texts).toEqual(texts.map((text) => text.trim()));
      expect(texts.map((text) => JSON.parse(text))).toEqual(JSON.parse(JSON.stringify(objects)));
    }),
  );
});

test('a message nested without end is split without recursion', () => {
  const deep = `{"a":${'['.repeat(200_000)}`;
  expect(split(`{"Records":[${ONE},${deep}`)).toEqual([ONE, deep]);
});
