import { isoMillis } from '../../core/time.ts';
import type { EcsEvent, EventFields } from '../../ecs/event.ts';
import { kindOf } from './categories.ts';
import { outcomeOf } from './outcome.ts';
import { timeOf } from './parse.ts';
import type { RecordMembers } from './record-members.ts';
import { type Tree, textOf } from './tree.ts';

/** What a record is about: the service (`s3` of `s3.amazonaws.com`), the action and how ECS calls it. */
export interface Subject {
  readonly service: string;
  readonly action: string;
  readonly event: EventFields;
}

const SUFFIX = '.amazonaws.com';

function serviceOf(provider: string | undefined): string {
  if (provider === undefined) return '';
  const at = provider.indexOf(SUFFIX);
  return at === -1 ? provider : provider.slice(0, at);
}

type Error = EcsEvent['error'];

/** A call to an API, a sign-in, or something that a service did by itself. */
function callOf(record: RecordMembers, error: Error): Subject {
  const action = record.eventName ?? '';
  const provider = record.eventSource;
  const service = serviceOf(provider);
  const { category, type } = kindOf(service, action, record.readOnly);
  const outcome = outcomeOf(record, action, error);
  const event: EventFields = { kind: 'event', category: [...category], type: [...type], outcome, action, provider };
  return { service, action, event };
}

/** A call through a VPC endpoint, told to the endpoint's owner. The endpoint's policy allowed or denied it. */
function networkOf(record: RecordMembers, error: Error): Subject {
  const call = callOf(record, error);
  const verdict = error?.code === 'VpceAccessDenied' ? 'denied' : 'allowed';
  return { ...call, event: { ...call.event, category: ['network'], type: ['access', verdict] } };
}

/**
 * An unusual rate of calls or errors. Its action is not the call's name, for nobody made one call here.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-insights-fields-trails.html
 */
function insightOf(details: Tree): Subject {
  const action = textOf(details, 'insightType') ?? 'AwsCloudTrailInsight';
  const provider = textOf(details, 'eventSource');
  const edge = textOf(details, 'state') === 'End' ? 'end' : 'start';
  const event: EventFields = { kind: 'event', category: ['api'], type: ['info', edge], action, provider };
  return { service: serviceOf(provider), action, event };
}

const NANOSECONDS_A_MILLISECOND = 1_000_000;

/**
 * Many calls of one window, counted.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aggregated-events.html
 */
function summaryOf(record: RecordMembers, window: Tree): Subject {
  const start = timeOf(textOf(window, 'windowStart'), 'windowStart');
  const end = timeOf(textOf(window, 'windowEnd'), 'windowEnd');
  const action = record.eventType ?? 'AwsAggregatedEvent';
  const provider = record.eventSource;
  const event: EventFields = {
    kind: 'metric',
    category: ['api'],
    type: ['info'],
    action,
    provider,
    start: isoMillis(start),
    end: isoMillis(end),
    duration: end < start ? undefined : (end - start) * NANOSECONDS_A_MILLISECOND,
  };
  return { service: serviceOf(provider), action, event };
}

export function subjectOf(record: RecordMembers, error: Error): Subject {
  const { timeWindow, insightDetails, eventCategory } = record;
  if (timeWindow !== undefined) return summaryOf(record, timeWindow);
  if (insightDetails !== undefined) return insightOf(insightDetails);
  return eventCategory === 'NetworkActivity' ? networkOf(record, error) : callOf(record, error);
}
