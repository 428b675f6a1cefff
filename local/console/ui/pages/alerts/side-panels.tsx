import { Since } from '../../parts/alert-cells.tsx';
import { Blank, Panel } from '../../parts/panel.tsx';
import { openRow } from '../../parts/rows.ts';
import { Severity } from '../../parts/severity.tsx';
import { alerts } from '../../state/live.ts';
import { linkTo } from '../../state/location.ts';

const SHOWN = 5;

/** What people have dealt with, and what closed by itself. */
export function DonePanel() {
  const done = (alerts.value ?? []).filter(({ status, mode }) => status !== 'open' && mode === 'live');
  return (
    <Panel title="Acknowledged and closed" class="c4" meta={String(done.length)} flush>
      {done.length > 0 ? (
        <table>
          <caption class="sr">Acknowledged and closed alerts</caption>
          <colgroup>
            <col class="w-level" />
            <col />
            <col class="w-age" />
          </colgroup>
          <tbody>
            {done.slice(0, SHOWN).map(({ id, level, title, changed, last }) => (
              <tr class="go" key={id} onClick={openRow}>
                <td>
                  <Severity level={level} />
                </td>
                <td class="strong">
                  <a class="row-link" href={linkTo({ kind: 'alert', id })}>
                    {title}
                  </a>
                </td>
                <td class="r muted">
                  <Since at={changed ?? last} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <Blank>None yet</Blank>
      )}
    </Panel>
  );
}

/** Rules that count and never mail: what they would have raised. */
export function ShadowPanel() {
  const shadow = Map.groupBy(
    (alerts.value ?? []).filter(({ mode }) => mode === 'shadow'),
    ({ rule }) => rule,
  );
  return (
    <Panel title="In shadow" class="c3" meta="would have been raised" flush>
      {shadow.size > 0 ? (
        <table>
          <caption class="sr">Alerts that rules in shadow would have raised</caption>
          <colgroup>
            <col />
            <col class="w-near" />
          </colgroup>
          <tbody>
            {[...shadow].slice(0, SHOWN).map(([rule, list]) => (
              <tr class="go" key={rule} onClick={openRow}>
                <td>
                  <a class="row-link" href={linkTo({ kind: 'rule', id: rule })}>
                    {list[0]?.title}
                  </a>
                </td>
                <td class="r strong">{list.length}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <Blank>None</Blank>
      )}
    </Panel>
  );
}
