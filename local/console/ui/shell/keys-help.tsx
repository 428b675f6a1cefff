import { singleKeys } from '../state/settings.ts';

const KEYS: readonly (readonly [readonly string[], string])[] = [
  [['Ctrl', 'K'], 'Search or jump to anything'],
  [['/'], 'Query bar'],
  [['j', 'k'], 'Next, previous row'],
  [['Enter'], 'Open the row'],
  [['Esc'], 'Close drawer, palette, popover'],
  [['a'], 'Acknowledge the alert'],
  [['e'], 'Explain the rule'],
  [['f'], 'Add a filter'],
  [['[', ']'], 'Earlier, later by one range'],
  [['r'], 'Refresh now'],
  [['t'], 'Dark, light'],
  [['g', 'then', 'o', 'a', 's', 'd', 'r', 'p'], 'Overview, alerts, search, dashboards, rules, pipeline'],
];

export const KeysHelp = () => (
  <div class="palette keys" role="dialog" aria-label="Keys" aria-modal="true">
    <h2>Keys</h2>
    <dl>
      {KEYS.map(([keys, what]) => (
        <div key={what}>
          <dt>{keys.map((key) => (key === 'then' ? ' then ' : <kbd key={key}>{key}</kbd>))}</dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
    <label class="keys-switch">
      <input
        type="checkbox"
        checked={singleKeys.value}
        onChange={(event) => {
          singleKeys.value = event.currentTarget.checked;
        }}
      />
      Single keys do something
    </label>
  </div>
);
