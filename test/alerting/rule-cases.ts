import type { FeedEvent } from '../../alerting/feed.ts';
import { eventsOf as eventsWith, type RuleCase } from '../../local/rule-cases.ts';
import { createEnrichment } from '../../transforms/enrich/index.ts';
import { findTestPlace } from '../sources/places.ts';

/** The events of a raw log, with places that do not change. */
export const eventsOf = (given: Omit<RuleCase, 'name' | 'alerts'>): readonly FeedEvent[] =>
  eventsWith(given, createEnrichment(findTestPlace));
