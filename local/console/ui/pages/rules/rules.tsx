import { count } from '../../../../../dashboards/compile/format.ts';
import type { RulesResponse } from '../../../api.ts';
import type { RuleState } from '../../../data.ts';
import { Blank } from '../../parts/panel.tsx';
import { openRow } from '../../parts/rows.ts';
import { levelRank, Severity } from '../../parts/severity.tsx';
import { Spark } from '../../parts/spark.tsx';
import { useAnswer } from '../../state/answer.ts';
import { alerts } from '../../state/live.ts';
import { linkTo, place, setOptions } from '../../state/location.ts';
import { casesText, hitsOf } from './rule-text.ts';

const byHits = (a: RuleState, b: RuleState): number =>
  Math.sign(hitsOf(b)) - Math.sign(hitsOf(a)) || levelRank(a.level) - levelRank(b.level) || hitsOf(b) - hitsOf(a);

/** A UUID is told by its beginning. */
const shortId = (id: string): string => (/^[\da-f]{8}-/.test(id) ? id.slice(0, 8) : id);

/** Alerts raised; in brackets what a rule in shadow would have raised. */
function Raised({ rule }: { readonly rule: RuleState }) {
  const own = (alerts.value ?? []).filter((alert) => alert.rule === rule.id).length;
  if (rule.mode === 'shadow') return <span class="muted" title="Would have been raised">{`(${own})`}</span>;
  return <span class={own > 0 ? 'strong' : 'muted'}>{own}</span>;
}

function Row({ rule }: { readonly rule: RuleState }) {
  const { id, title, level, source, mode, techniques, hits } = rule;
  const total = hitsOf(rule);
  const { passed, all } = casesText(rule);
  return (
    <tr class="go" onClick={openRow}>
      <td>
        <Severity level={level} />
      </td>
      <td class="strong">
        <a class="row-link" href={linkTo({ kind: 'rule', id })}>
          {title}
        </a>
      </td>
      <td class="data muted" title={id}>
        {shortId(id)}
      </td>
      <td>{source}</td>
      <td>
        {techniques.map((technique) => (
          <span class="tag" key={technique}>
            {technique}
          </span>
        ))}
      </td>
      <td>
        <span class={`tag ${mode}`}>{mode === 'live' ? 'Live' : 'Shadow'}</span>
      </td>
      <td class="r">
        {passed === undefined ? null : <span class={passed === all ? 'ok' : 'badc'}>{passed}</span>}
        <span class="muted">{passed === undefined ? all : `/${all}`}</span>
      </td>
      <td>
        {total > 0 ? (
          <Spark values={hits} width={78} height={16} bars class={mode === 'shadow' ? 'quiet' : ''} />
        ) : null}
      </td>
      <td class={`r ${total > 0 ? 'strong' : 'muted'}`}>{count(total)}</td>
      <td class="r">
        <Raised rule={rule} />
      </td>
    </tr>
  );
}

const MODES = [
  { id: '', label: 'All' },
  { id: 'live', label: 'Live' },
  { id: 'shadow', label: 'Shadow' },
] as const;

/** What do we detect, is it proven, how often does it fire? */
export function Rules() {
  const answer = useAnswer<RulesResponse>({ path: '/rules' });
  const rules = answer.value?.rules ?? [];
  const mode = place.value.options['mode'] ?? '';
  const shown = rules.filter((rule) => mode === '' || rule.mode === mode).toSorted(byHits);
  const cases = rules.map(casesText);
  const passed = cases.reduce((sum, one) => sum + (one.passed ?? 0), 0);
  const all = cases.reduce((sum, one) => sum + one.all, 0);
  const isRun = cases.some((one) => one.passed !== undefined);
  return (
    <>
      <div class="bar">
        <span class="seg">
          {MODES.map(({ id, label }) => (
            <button type="button" key={id} aria-pressed={id === mode} onClick={() => setOptions({ mode: id })}>
              {label} <b>{rules.filter((rule) => id === '' || rule.mode === id).length}</b>
            </button>
          ))}
        </span>
        <span class="spring" />
        <span class="muted small">
          {isRun ? `${count(passed)} of ${count(all)} cases pass` : `${count(all)} cases`}
        </span>
      </div>
      <section class="panel" aria-label="Rules">
        <div class="body flush">
          {shown.length > 0 ? <RuleTable rules={shown} /> : <Blank>{answer.failed?.message ?? ''}</Blank>}
        </div>
      </section>
      <p class="muted small table-note">
        Hits are events matched in the last 24 h. A shadow rule counts and never mails; in brackets: the alerts it would
        have raised.
      </p>
    </>
  );
}

const RuleTable = ({ rules }: { readonly rules: readonly RuleState[] }) => (
  <table class="rule-list">
    <caption class="sr">Rules</caption>
    <colgroup>
      <col class="w-level" />
      <col />
      <col class="w-rule-id" />
      <col class="w-source" />
      <col class="w-techniques" />
      <col class="w-mode" />
      <col class="w-events" />
      <col class="w-course" />
      <col class="w-events" />
      <col class="w-events" />
    </colgroup>
    <thead>
      <tr>
        <th scope="col">Level</th>
        <th scope="col">Rule</th>
        <th scope="col">Id</th>
        <th scope="col">Log source</th>
        <th scope="col">ATT&CK</th>
        <th scope="col">Mode</th>
        <th scope="col" class="r">
          Cases
        </th>
        <th scope="col">24 h</th>
        <th scope="col" class="r" aria-sort="descending">
          Hits
        </th>
        <th scope="col" class="r">
          Alerts
        </th>
      </tr>
    </thead>
    <tbody>
      {rules.map((rule) => (
        <Row key={rule.id} rule={rule} />
      ))}
    </tbody>
  </table>
);
