import { own } from './path.ts';

/** The two trees of an event: the log's own names, and ECS. */
export interface View {
  readonly original: unknown;
  readonly document: object;
}

const PREFIX = 'aws.';

/** `cloudtrail` of the dataset `aws.cloudtrail`. */
export const sourceOf = (dataset: string): string | undefined =>
  dataset.startsWith(PREFIX) ? dataset.slice(PREFIX.length) : undefined;

/** An event without a dataset of ours is an original by itself. */
function viewOf(event: object): View {
  const dataset = own(own(event, 'event'), 'dataset');
  const source = typeof dataset === 'string' ? sourceOf(dataset) : undefined;
  return { original: source === undefined ? event : own(own(event, 'aws'), source), document: event };
}

/** Finds the trees once for each event, however many fields are read from it. An event is not changed in between. */
export function createViews(): (event: object) => View {
  let last: View = { original: undefined, document: {} };
  return (event) => {
    if (last.document !== event) last = viewOf(event);
    return last;
  };
}
