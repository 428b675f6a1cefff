import type { LogLine } from '../../core/source.ts';
import { isoMillis } from '../../core/time.ts';
import type { CloudFields, EcsEvent, UserFields } from '../../ecs/event.ts';
import { sourceOf } from './address.ts';
import { assumedOf } from './assumed.ts';
import { accountOf, identityOf } from './identity.ts';
import { errorOf } from './outcome.ts';
import { type Parameters, parametersOf } from './parameters.ts';
import type { CloudTrailRecord } from './parse.ts';
import { type Subject, subjectOf } from './subject.ts';
import { targetOf } from './target.ts';
import { tlsOf } from './tls.ts';
import { type Tree, textOf, treeOf } from './tree.ts';

const LONGEST_ID = 128;

/** CloudTrail's own id. Two trails may deliver one event: it is the same event. */
function idOf(record: Tree): string | undefined {
  const id = textOf(record, 'eventID') ?? textOf(record, 'eventId');
  return id !== undefined && id.length <= LONGEST_ID ? id : undefined;
}

/** The account that was told, which is the one whose resource it is; the caller's may be another. */
function cloudOf(record: Tree, service: string, { origin }: LogLine): CloudFields {
  const told = textOf(record, 'recipientAccountId') ?? textOf(record, 'accountId');
  const account = told ?? accountOf(treeOf(record, 'userIdentity')) ?? origin.account;
  return {
    account: account === undefined ? undefined : { id: account },
    region: textOf(record, 'awsRegion') ?? origin.region,
    service: service === '' ? undefined : { name: service },
  };
}

function userOf(
  record: Tree,
  { service, action }: Subject,
  parameters: Parameters | undefined,
): UserFields | undefined {
  const identity = identityOf(record);
  const effective = assumedOf(record, action) ?? identity?.effective;
  const target = targetOf(service, record, parameters);
  if (identity === undefined && effective === undefined && target === undefined) return undefined;
  return { ...identity, effective, target };
}

/** One record of CloudTrail. The original goes along as the very object that was read. */
export function toEcs({ record, at }: CloudTrailRecord, line: LogLine): EcsEvent {
  const error = errorOf(record);
  const subject = subjectOf(record, error);
  const params = parametersOf(record, subject.service, subject.action);
  const agent = textOf(record, 'userAgent');
  return {
    '@timestamp': isoMillis(at),
    event: { ...subject.event, id: idOf(record) },
    cloud: cloudOf(record, subject.service, line),
    source: sourceOf(textOf(record, 'sourceIPAddress')),
    user: userOf(record, subject, params),
    user_agent: agent === undefined ? undefined : { original: agent },
    tls: tlsOf(record),
    error,
    aws: { params, cloudtrail: record },
  };
}
