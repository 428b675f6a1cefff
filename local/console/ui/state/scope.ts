import { computed } from '@preact/signals';
import type { Filter } from '../../../../dashboards/query.ts';
import type { ScopeRequest } from '../../api.ts';
import { range } from './clock.ts';
import { place } from './location.ts';
import { activeFilters } from './place.ts';

/** The picked range and the chips that are on. */
export const scope = computed<ScopeRequest>(() => ({
  range: range.value,
  filters: activeFilters(place.value.chips),
}));

/** The scope with more filters or of one source. */
export const narrowed = (extra: { filters?: readonly Filter[]; source?: string; query?: string }): ScopeRequest => {
  const { filters = [], source, query = '' } = extra;
  return {
    range: scope.value.range,
    filters: [...scope.value.filters, ...filters],
    ...(source === undefined ? {} : { source }),
    ...(query === '' ? {} : { query }),
  };
};
