import type { ComponentChildren } from 'preact';
import { age, count } from '../../../../../dashboards/compile/format.ts';
import { clock, day } from '../../../../../dashboards/compile/zone.ts';
import type { AlertSummary, EntityResponse } from '../../../api.ts';
import { countryName } from '../../parts/country.tsx';
import { levelWord } from '../../parts/severity.tsx';
import type { Answer } from '../../state/answer.ts';
import { rangeChoice } from '../../state/clock.ts';
import { now } from '../../state/live.ts';
import type { EntityKind } from '../../state/place.ts';
import { rangeWords } from '../../state/range.ts';
import { zone } from '../../state/settings.ts';

interface FactsProps {
  readonly of: EntityKind;
  readonly own: readonly AlertSummary[];
  readonly events: number | undefined;
  readonly history: Answer<EntityResponse>;
}

interface FactProps {
  readonly label: string;
  readonly value: ComponentChildren;
  readonly note: string;
  readonly small?: boolean;
}

const Fact = ({ label, value, note, small = false }: FactProps) => (
  <div class="fact">
    <div class="kpi-label">{label}</div>
    <div class={`fact-value cut${small ? ' small' : ''}`}>{value}</div>
    <div class="fact-note">{note}</div>
  </div>
);

const moment = (at: number): string =>
  day(at, zone.value) === day(now.value, zone.value) ? clock(at, zone.value) : day(at, zone.value);

function placeFacts({ value }: Answer<EntityResponse>): readonly FactProps[] {
  const seen = value?.newest?.values ?? {};
  const country = seen['source.geo.country_iso_code'];
  const city = seen['source.geo.city_name'];
  const network = seen['source.as.organization.name'] ?? seen['source.as.number'];
  const place = [city, typeof country === 'string' ? countryName(country) : undefined].filter(Boolean).join(', ');
  return [
    { label: 'Place', value: place || '—', note: place ? '' : 'private or unknown', small: true },
    { label: 'Network', value: network === undefined ? '—' : String(network), note: '', small: true },
  ];
}

/** Since when it is known, how much it does, and what names it. */
export function Facts({ of, own, events, history }: FactsProps) {
  const { first, newest, events: inMonth } = history.value ?? {};
  const open = own.filter(({ status, mode }) => status === 'open' && mode === 'live');
  const [worst] = open;
  const facts: readonly FactProps[] = [
    {
      label: 'First seen',
      value: first === undefined ? '—' : moment(first),
      note: first === undefined ? 'not in 30 days' : `${age(now.value - first)} ago`,
    },
    {
      label: 'Last seen',
      value: newest ? moment(newest.at) : '—',
      note: newest ? `${age(now.value - newest.at)} ago` : '',
    },
    { label: 'Events', value: events === undefined ? '—' : count(events), note: rangeWords(rangeChoice.value) },
    { label: 'Events', value: inMonth === undefined ? '—' : count(inMonth), note: 'in 30 days' },
    {
      label: 'Open alerts',
      value: count(open.length),
      note: worst ? `highest ${levelWord(worst.level).toLowerCase()}` : 'none',
    },
    { label: 'All alerts', value: count(own.length), note: 'closed ones too' },
    ...(of === 'ip' ? placeFacts(history) : []),
  ];
  return (
    <section class="panel facts" aria-label="Facts">
      {facts.map((fact) => (
        <Fact key={`${fact.label} ${fact.note}`} {...fact} />
      ))}
    </section>
  );
}
