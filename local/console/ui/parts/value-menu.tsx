import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Cell } from '../../../../dashboards/query.ts';
import { filterBy } from '../state/location.ts';
import { copyText } from './copy.tsx';

interface Target {
  readonly field: string;
  readonly value: Cell;
  readonly element: HTMLElement;
}

const target = signal<Target | undefined>(undefined);
const SHOW_MS = 350;
const HIDE_MS = 250;
let timer: ReturnType<typeof setTimeout> | undefined;

function targetOf(element: HTMLElement): Target | undefined {
  const { field, value } = element.dataset;
  if (field === undefined || value === undefined) return undefined;
  return { field, value: JSON.parse(value) as Cell, element };
}

const later = (ms: number, next: Target | undefined): void => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    target.value = next;
  }, ms);
};

function follow(event: Event): void {
  if (!(event.target instanceof Element)) return;
  if (event.target.closest('.value-menu')) {
    clearTimeout(timer);
    return;
  }
  const element = event.target.closest<HTMLElement>('[data-field]');
  later(element ? SHOW_MS : HIDE_MS, element ? targetOf(element) : undefined);
}

export const hideValueMenu = (): void => {
  clearTimeout(timer);
  target.value = undefined;
};

/** Puts the menu under the value, inside the window. The policy allows styles set by script, not in markup. */
function placeUnder(menu: HTMLElement, element: HTMLElement): void {
  const box = element.getBoundingClientRect();
  menu.style.left = `${Math.max(8, Math.min(box.left - 4, innerWidth - menu.offsetWidth - 8))}px`;
  menu.style.top = `${Math.min(box.bottom + 3, innerHeight - menu.offsetHeight - 8)}px`;
}

/** What can be done with any value of a log, after resting on it for a moment or by focus. */
export function ValueMenu() {
  const menu = useRef<HTMLDivElement>(null);
  const shown = target.value;
  useEffect(() => {
    const events = ['mouseover', 'focusin'] as const;
    for (const name of events) document.addEventListener(name, follow);
    addEventListener('scroll', hideValueMenu, { passive: true });
    return () => {
      for (const name of events) document.removeEventListener(name, follow);
      removeEventListener('scroll', hideValueMenu);
    };
  }, []);
  useEffect(() => {
    if (menu.current && shown) placeUnder(menu.current, shown.element);
  }, [shown]);
  if (!shown) return null;
  const { field, value, element } = shown;
  const act = (action: () => void) => () => {
    hideValueMenu();
    action();
  };
  return (
    <div class="value-menu" role="toolbar" aria-label={`Actions for ${field}`} ref={menu}>
      <button type="button" onClick={act(() => filterBy({ field, value }))}>
        + Filter for
      </button>
      <button type="button" onClick={act(() => filterBy({ field, value, negate: true }))}>
        − Filter out
      </button>
      <button type="button" onClick={act(() => void copyText(String(value)))}>
        Copy
      </button>
      {element instanceof HTMLAnchorElement ? (
        <button type="button" onClick={act(() => element.click())}>
          Open
        </button>
      ) : null}
    </div>
  );
}
