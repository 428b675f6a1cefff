const INTERACTIVE = 'a, button, input, select, label';

/** A click anywhere on a row follows the link in it; links and buttons of their own stay what they are. */
export function openRow(event: MouseEvent & { readonly currentTarget: HTMLElement }): void {
  if (event.target instanceof Element && event.target.closest(INTERACTIVE)) return;
  if (getSelection()?.toString()) return;
  event.currentTarget.querySelector<HTMLAnchorElement>('a.row-link')?.click();
}

const rowsOf = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>('main tr.go')];

const isVisible = (row: HTMLElement): boolean => row.offsetParent !== null;

/** Moves the current row; it starts at the selected one, else at the first. */
export function moveRow(step: 1 | -1): void {
  const rows = rowsOf().filter(isVisible);
  const at = rows.findIndex((row) => row.matches('.cur'));
  const from = at === -1 ? rows.findIndex((row) => row.matches('.sel')) : at;
  const next = rows[Math.max(0, Math.min(rows.length - 1, from === -1 ? 0 : from + step))];
  rows[at]?.classList.remove('cur');
  next?.classList.add('cur');
  next?.scrollIntoView({ block: 'nearest' });
  next?.querySelector<HTMLElement>('a.row-link')?.focus({ preventScroll: true });
}

export const openCurrentRow = (): void => document.querySelector<HTMLAnchorElement>('main tr.cur a.row-link')?.click();
