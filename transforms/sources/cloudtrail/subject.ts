import { isoMillis } from '../../core/time.ts';
import type { EcsEvent, EventFields } from '../../ecs/event.ts';
import { kindOf } from './categories.ts';
import { outcomeOf } from './outcome.ts';
import { timeOf } from './parse.ts';
import { memberOf, type Tree, textOf, treeOf } from './tree.ts';

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
function callOf(record: Tree, error: Error): Subject {
  const action = textOf(record, 'eventName') ?? '';
  const provider = textOf(record, 'eventSource');
  const service = serviceOf(provider);
  const { category, type } = kindOf(service, action, memberOf(record, 'readOnly'));
  const outcome = outcomeOf(record, action, error);
  const event: EventFields = { kind: 'event', category: [...category], type: [...type], outcome, action, provider };
  return { service, action, event };
}

/** A call through a VPC endpoint, told to the endpoint's owner. The endpoint's policy allowed or denied it. */
function networkOf(record: Tree, error: Error): Subject {
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
function summaryOf(record: Tree, window: Tree): Subject {
  const start = timeOf(window, 'windowStart');
  const end = timeOf(window, 'windowEnd');
  const action = textOf(record, 'eventType') ?? 'AwsAggregatedEvent';
  const provider = textOf(record, 'eventSource');
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

export function subjectOf(record: Tree, error: Error): Subject {
  const window = treeOf(record, 'timeWindow');
  if (window !== undefined) return summaryOf(record, window);
  const details = treeOf(record, 'insightDetails');
  if (details !== undefined) return insightOf(details);
  return textOf(record, 'eventCategory') === 'NetworkActivity' ? networkOf(record, error) : callOf(record, error);
}
