import type { LogLine } from '../../core/source.ts';
import { isoMillis } from '../../core/time.ts';
import type { CloudFields, EcsEvent, UserFields } from '../../ecs/event.ts';
import { sourceOf } from './address.ts';
import { assumedOf } from './assumed.ts';
import { accountOf, identityOf } from './identity.ts';
import { errorOf } from './outcome.ts';
import { type Parameters, parametersOf } from './parameters.ts';
import type { CloudTrailRecord } from './parse.ts';
import type { RecordMembers } from './record-members.ts';
import { type Subject, subjectOf } from './subject.ts';
import { targetOf } from './target.ts';
import { tlsOf } from './tls.ts';

const LONGEST_ID = 128;

/** CloudTrail's own id. Two trails may deliver one event: it is the same event. */
const idOf = ({ eventID }: RecordMembers): string | undefined =>
  eventID !== undefined && eventID.length <= LONGEST_ID ? eventID : undefined;

function cloudOf(record: RecordMembers, service: string, { origin }: LogLine): CloudFields {
  const account = record.account ?? accountOf(record.userIdentity) ?? origin.account;
  return {
    account: account === undefined ? undefined : { id: account },
    region: record.awsRegion ?? origin.region,
    service: service === '' ? undefined : { name: service },
  };
}

function userOf(
  record: RecordMembers,
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
export function toEcs({ record, members, at }: CloudTrailRecord, line: LogLine): EcsEvent {
  const error = errorOf(members);
  const subject = subjectOf(members, error);
  const params = parametersOf(members, subject.service, subject.action);
  const agent = members.userAgent;
  return {
    '@timestamp': isoMillis(at),
    event: { ...subject.event, id: idOf(members) },
    cloud: cloudOf(members, subject.service, line),
    source: sourceOf(members.sourceIPAddress),
    user: userOf(members, subject, params),
    user_agent: agent === undefined ? undefined : { original: agent },
    tls: tlsOf(members),
    error,
    aws: { params, cloudtrail: record },
  };
}
