import type { AlertDocument } from '../../../../../alerting/alert.ts';
import { near } from '../../../../../dashboards/compile/zone.ts';
import type { AlertSummary } from '../../../api.ts';
import { Entity } from '../../parts/entity.tsx';
import { Blank, Panel } from '../../parts/panel.tsx';
import { openRow } from '../../parts/rows.ts';
import { Severity } from '../../parts/severity.tsx';
import { now } from '../../state/live.ts';
import { linkTo } from '../../state/location.ts';
import { zone } from '../../state/settings.ts';

interface RelatedProps {
  readonly alert: AlertSummary;
  readonly related: readonly AlertSummary[];
  readonly document: AlertDocument;
}

const MOST = 12;

interface Named {
  readonly field: string;
  readonly value: string;
  readonly word: string;
}

function namedBy(document: AlertDocument): readonly Named[] {
  const { ip = [], user = [], hosts = [] } = document.related ?? {};
  return [
    ...user.map((value) => ({ field: 'related.user', value, word: 'Principal' })),
    ...ip.map((value) => ({ field: 'related.ip', value, word: 'Address' })),
    ...hosts.map((value) => ({ field: 'related.hosts', value, word: 'Host' })),
  ].slice(0, MOST);
}

/** The other alerts of the incident, and everyone whom this one names. */
export function Related({ related, document }: RelatedProps) {
  const names = namedBy(document);
  const inOrder = related.toSorted((a, b) => a.first - b.first).slice(0, MOST);
  return (
    <Panel title="Related" meta={related.length > 0 ? 'same incident' : ''} flush>
      {inOrder.length + names.length === 0 ? <Blank>Nothing else names the same actors</Blank> : null}
      <table>
        <caption class="sr">Related alerts and entities</caption>
        <colgroup>
          <col class="w-related" />
          <col />
          <col class="w-age" />
        </colgroup>
        <tbody>
          {inOrder.map(({ id, level, title, first }) => (
            <tr class="go" key={id} onClick={openRow}>
              <td>
                <Severity level={level} />
              </td>
              <td class="strong">
                <a class="row-link" href={linkTo({ kind: 'alert', id })}>
                  {title}
                </a>
              </td>
              <td class="r muted">{near(first, now.value, zone.value)}</td>
            </tr>
          ))}
          {names.map(({ field, value, word }) => (
            <tr key={`${word} ${value}`}>
              <td class="muted">{word}</td>
              <td colSpan={2}>
                <Entity field={field} value={value} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
