import { describe, expect, test } from 'vitest';
import { createKnownFields } from '../../alerting/lint/known-fields.ts';
import { lintRules } from '../../alerting/lint/lint.ts';
import { parseRules } from '../../alerting/sigma/index.ts';

const known = createKnownFields();

function warningsOf(detection: string, logsource = '{product: aws, service: cloudtrail}'): readonly string[] {
  const text = `title: x\nlogsource: ${logsource}\ndetection:\n${detection.replace(/^/gm, '  ')}\n`;
  return lintRules(parseRules([{ path: 'a.yml', text }]), known).map(({ message }) => message);
}

describe('a rule is warned of', () => {
  test.each([
    [
      'a field that no such log has',
      's: {status: success}\ncondition: s',
      ['no log of this source has a field "status", so the rule never matches'],
    ],
    [
      'a misspelt field',
      's: {eventName: x}\nt: {sourceIpAddress: y}\ncondition: s or t',
      ['no log of this source has a field "sourceIpAddress": did you mean "sourceIPAddress"?'],
    ],
    [
      'a misspelt member of the identity',
      's: {userIdentity.tpye: Root}\ncondition: s',
      [
        'no log of this source has a field "userIdentity.tpye", so the rule never matches: did you mean "userIdentity.type"?',
      ],
    ],
    [
      'a field where a value belongs',
      's: {userIdentity.arn: responseElements.user.arn}\ncondition: s',
      [
        '"userIdentity.arn" is compared with the text "responseElements.user.arn", which is a field: write userIdentity.arn|fieldref: responseElements.user.arn',
      ],
    ],
    [
      'a case that the log never has',
      's: {eventSource|cased: IAM.amazonaws.com}\ncondition: s',
      ['"eventSource" is always in lower case, and cased compares letter by letter: write the value in lower case'],
    ],
  ])('%s', (_, detection, warnings) => {
    expect(warningsOf(detection)).toEqual(warnings);
  });

  test('a log that nothing of ours writes', () => {
    expect(warningsOf('s: {a: x}\ncondition: s', '{product: windows}')).toEqual([
      'no source of ours writes this log: the rule never runs here',
    ]);
  });
});

describe('a rule is not warned of', () => {
  test.each([
    ['parameters, which may be anything', 's: {requestParameters.anything.at.all: x}\ncondition: s'],
    ['ECS fields', 's: {source.ip: 10.0.0.1, user.name: x}\ncondition: s'],
    ['names in common use', 's: {src_ip: 10.0.0.1}\ncondition: s'],
    ['whole trees', 's: {requestParameters|contains: x, userIdentity.sessionContext|exists: true}\ncondition: s'],
    ['absent fields under a not', 's: {eventName: x}\nf: {errorCode: null}\ncondition: s and not f'],
  ])('%s', (_, detection) => {
    expect(warningsOf(detection)).toEqual([]);
  });

  test('fields of any of the logs that it is for', () => {
    expect(warningsOf('s: {cs-uri-stem: x}\ncondition: s', '{category: webserver}')).toEqual([]);
    expect(warningsOf('s: {srcaddr: 10.0.0.1, destination.port: 22}\ncondition: s', '{category: firewall}')).toEqual(
      [],
    );
  });
});
