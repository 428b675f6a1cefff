import type { AlertDocument, MatchedField } from '../../../../../alerting/alert.ts';
import { Icon } from '../../parts/icon.tsx';
import { Panel } from '../../parts/panel.tsx';
import { linkTo } from '../../state/location.ts';

const Row = ({ selection, field, condition, value }: MatchedField) => (
  <tr>
    <td>
      <span class="ok">
        <Icon name="check" size={12} />
      </span>{' '}
      {selection}
    </td>
    <td class="data" title={field}>
      {field}
    </td>
    <td class="muted" title={condition}>
      {condition}
    </td>
    <td class={value === null ? 'data muted' : 'data strong'} title={String(value ?? 'absent')}>
      {value === null ? 'absent' : String(value)}
    </td>
  </tr>
);

/** Each item of the rule that was true, with the value seen. */
export function Matched({ document }: { readonly document: AlertDocument }) {
  const { matched, mode } = document.firewatch;
  return (
    <Panel
      title="Why the rule matched"
      meta={<span class="data">{document.rule.id}</span>}
      flush
      end={
        <>
          <span class={`tag ${mode}`}>{mode === 'live' ? 'Live' : 'Shadow'}</span>
          <a class="link" href={linkTo({ kind: 'rule', id: document.rule.id })}>
            Rule
          </a>
        </>
      }
    >
      <table class="matched">
        <caption class="sr">Items of the rule that were true</caption>
        <colgroup>
          <col class="w-item" />
          <col class="w-path" />
          <col class="w-condition" />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col">Field</th>
            <th scope="col">Condition</th>
            <th scope="col">Value seen</th>
          </tr>
        </thead>
        <tbody>
          {matched.map((item, i) => (
            <Row key={`${i} ${item.field}`} {...item} />
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
