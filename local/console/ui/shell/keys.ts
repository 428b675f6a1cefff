import { edited, editFilter } from '../parts/filter-editor.tsx';
import { moveRow, openCurrentRow } from '../parts/rows.ts';
import { hideValueMenu } from '../parts/value-menu.tsx';
import { rangeChoice, refresh } from '../state/clock.ts';
import { now, session } from '../state/live.ts';
import { go, pickRange, place, setOptions } from '../state/location.ts';
import { placeOf } from '../state/place.ts';
import { shifted } from '../state/range.ts';
import { flipTheme, singleKeys } from '../state/settings.ts';
import { hasRange, MAIN_PAGES } from './pages.ts';
import { paletteOpen } from './palette-state.ts';
import { timePickerOpen } from './time-picker.tsx';

/** Keys of the page one is on: acknowledge, explain. */
export const pageKeys: Map<string, () => void> = new Map();

const move = (direction: -1 | 1): void => {
  if (hasRange(place.peek().page)) pickRange(shifted(rangeChoice.peek(), now.peek(), direction));
};

function focusQuery(): void {
  const bar = (): HTMLInputElement | null => document.querySelector('#query');
  if (bar()) bar()?.focus();
  else go({ ...placeOf({ kind: 'search' }), options: { focus: '1' } });
}

const SINGLE: Readonly<Record<string, () => void>> = {
  '/': focusQuery,
  '?': () => {
    paletteOpen.value = 'keys';
  },
  j: () => moveRow(1),
  k: () => moveRow(-1),
  Enter: openCurrentRow,
  f: () => {
    if (hasRange(place.peek().page)) editFilter('new');
  },
  '[': () => move(-1),
  ']': () => move(1),
  r: refresh,
  t: flipTheme,
};

/** Closes the topmost thing that is open; the answer is whether there was one. */
function closeTopmost(): boolean {
  hideValueMenu();
  for (const layer of [paletteOpen, edited]) {
    if (layer.peek() === undefined) continue;
    layer.value = undefined;
    return true;
  }
  if (timePickerOpen.peek()) {
    timePickerOpen.value = false;
    return true;
  }
  if (place.peek().options['sel'] === undefined) return false;
  setOptions({ sel: '', tab: '' });
  return true;
}

const FIELDS = 'input:not([type=checkbox]), textarea, select';
const isTyping = (target: EventTarget | null): boolean => target instanceof Element && target.matches(FIELDS);

const CHORD_MS = 900;
let chord: ReturnType<typeof setTimeout> | undefined;

function endChord(): void {
  clearTimeout(chord);
  chord = undefined;
}

function beginChord(): void {
  chord = setTimeout(endChord, CHORD_MS);
}

function afterG(key: string): void {
  endChord();
  const page = MAIN_PAGES.find((one) => one.key === key)?.page;
  const source = session.peek()?.sources[0]?.id;
  if (page) go(placeOf(page));
  else if (key === 'd' && source !== undefined) go(placeOf({ kind: 'dashboard', source }));
}

function single(event: KeyboardEvent): void {
  const { key, target } = event;
  if (chord || key === 'g') {
    if (chord) afterG(key);
    else beginChord();
    return;
  }
  if (key === 'Enter' && target instanceof Element && target.matches('a, button')) return;
  const action = pageKeys.get(key) ?? SINGLE[key];
  if (!action) return;
  event.preventDefault();
  action();
}

function onKeyDown(event: KeyboardEvent): void {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    paletteOpen.value = paletteOpen.peek() === 'palette' ? undefined : 'palette';
    return;
  }
  if (event.key === 'Escape') {
    if (closeTopmost()) event.preventDefault();
    else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    return;
  }
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (isPlain && singleKeys.peek() && !isTyping(event.target) && paletteOpen.peek() === undefined) single(event);
}

export function listenToKeys(): void {
  addEventListener('keydown', onKeyDown);
}
