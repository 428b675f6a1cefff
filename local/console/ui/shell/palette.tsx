import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { SeverityMark } from '../parts/severity.tsx';
import { alerts, now, session } from '../state/live.ts';
import { recentQueries } from '../state/settings.ts';
import { KeysHelp } from './keys-help.tsx';
import { type Item, paletteItems } from './palette-items.ts';
import { paletteOpen } from './palette-state.ts';

export const closePalette = (): void => {
  paletteOpen.value = undefined;
};

/** The typed part of a label stands out. */
function Marked({ text, part }: { readonly text: string; readonly part: string }) {
  const at = part === '' ? -1 : text.toLowerCase().indexOf(part.toLowerCase());
  if (at === -1) return <>{text}</>;
  const end = at + part.length;
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, end)}</mark>
      {text.slice(end)}
    </>
  );
}

function Option({ item, typed, isCurrent, id }: { item: Item; typed: string; isCurrent: boolean; id: string }) {
  const { label, note, end, keys, icon, level, isData, address } = item;
  return (
    <a id={id} class={`o${isCurrent ? ' cur' : ''}`} href={address} onClick={closePalette} tabIndex={-1}>
      {level ? <SeverityMark level={level} size={11} /> : icon ? <Icon name={icon} size={15} /> : null}
      <span class={`cut${isData ? ' data' : ''}`}>
        <Marked text={label} part={typed.trim()} />
      </span>
      {note ? <span class="muted">{note}</span> : null}
      <span class="end">
        {end}
        {keys?.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
        {isCurrent ? <kbd>⏎</kbd> : null}
      </span>
    </a>
  );
}

const firstOfGroup = (items: readonly Item[], i: number): boolean => items[i]?.group !== items[i - 1]?.group;

function Finder() {
  const typed = useSignal('');
  const at = useSignal(0);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const known = {
    alerts: alerts.value ?? [],
    sources: session.value?.sources ?? [],
    recent: recentQueries.value,
    now: now.value,
  };
  const items = paletteItems(typed.value, known);
  const current = Math.min(at.value, items.length - 1);
  const open = (item: Item | undefined): void => {
    if (!item) return;
    closePalette();
    location.hash = item.address;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) at.value = (current + step + items.length) % Math.max(1, items.length);
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
      open(items.find(({ group }) => group === 'Search events'));
    else if (event.key === 'Enter') open(items[current]);
    else return;
    event.preventDefault();
  };
  return (
    <div class="palette" role="dialog" aria-label="Search or jump to" aria-modal="true">
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={`palette-${current}`}
        aria-label="Search or jump to"
        placeholder="An address, a user, an alert, a query, a page"
        spellcheck={false}
        value={typed.value}
        onKeyDown={onKeyDown}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
          at.value = 0;
        }}
      />
      <div class="list" id="palette-list">
        {items.map((item, i) => (
          <div key={`${item.group} ${item.address}`}>
            {firstOfGroup(items, i) ? <h3>{item.group}</h3> : null}
            <Option item={item} typed={typed.value} isCurrent={i === current} id={`palette-${i}`} />
          </div>
        ))}
      </div>
      <footer>
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> choose
        </span>
        <span>
          <kbd>⏎</kbd> open
        </span>
        <span>
          <kbd>Ctrl ⏎</kbd> search events
        </span>
        <button
          type="button"
          onClick={() => {
            paletteOpen.value = 'keys';
          }}
        >
          <kbd>?</kbd> all keys
        </button>
      </footer>
    </div>
  );
}

/** What lies over the page: the palette or the keys. A click beside it closes it. */
export function Overlay() {
  const open = paletteOpen.value;
  if (!open) return null;
  return (
    <div class="overlay">
      <button type="button" class="scrim" aria-label="Close" tabIndex={-1} onClick={closePalette} />
      {open === 'keys' ? <KeysHelp /> : <Finder />}
    </div>
  );
}
