import type { RuleCase, RuleRecord } from '../../../data.ts';
import { Icon } from '../../parts/icon.tsx';
import { Panel } from '../../parts/panel.tsx';
import { casesText } from './rule-text.ts';

function CaseRow({ title, expects, got, nearMiss }: RuleCase) {
  const isRight = got === expects;
  return (
    <tr>
      {got === undefined ? (
        <td class="muted">–</td>
      ) : (
        <td class={isRight ? 'ok' : 'badc'}>
          <Icon name={isRight ? 'check' : 'close'} size={13} />
          <span class="sr">{isRight ? 'passes' : 'fails'}</span>
        </td>
      )}
      <td class="strong" title={title}>
        {title}
        {nearMiss ? <span class="tag">near miss</span> : null}
      </td>
      <td class="muted">{expects === 'alert' ? 'alerts' : 'no alert'}</td>
      <td>{got === undefined ? 'not run' : got === 'alert' ? 'alerts' : 'no alert'}</td>
    </tr>
  );
}

const Passed = ({ passed, all }: { readonly passed: number; readonly all: number }) => (
  <span class={passed === all ? 'ok' : 'badc'}>{`${passed} of ${all} pass`}</span>
);

/** The raw logs that prove the rule, both ways. */
export function Cases({ rule }: { readonly rule: RuleRecord }) {
  const { passed, all } = casesText(rule);
  return (
    <Panel
      title="Cases"
      meta={passed === undefined ? `${all}, run by the test suite` : <Passed passed={passed} all={all} />}
      end={<span class="data">{rule.path.replace(/^.*\//, '').replace(/\.yml$/, '.cases.yml')}</span>}
      flush
    >
      <table>
        <caption class="sr">Cases</caption>
        <colgroup>
          <col class="w-mark" />
          <col />
          <col class="w-level" />
          <col class="w-level" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">
              <span class="sr">Result</span>
            </th>
            <th scope="col">Raw log</th>
            <th scope="col">Expected</th>
            <th scope="col">Got</th>
          </tr>
        </thead>
        <tbody>
          {rule.cases.map((one) => (
            <CaseRow key={one.title} {...one} />
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
