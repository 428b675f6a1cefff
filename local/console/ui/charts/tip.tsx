import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Tip } from '../../../../dashboards/compile/tooltip.ts';
import { Patch } from './legend.tsx';

interface Shown {
  readonly tip: Tip;
  /** Where the pointer is, in the window. */
  readonly x: number;
  readonly y: number;
}

const shown = signal<Shown | undefined>(undefined);

export const showTip = (tip: Tip, x: number, y: number): void => {
  shown.value = { tip, x, y };
};

export const hideTip = (): void => {
  shown.value = undefined;
};

const AWAY = 14;
const EDGE = 8;

/** Beside the pointer, inside the window. The policy allows styles set by script, not in markup. */
function place(element: HTMLElement, { x, y }: Shown): void {
  const { offsetWidth: width, offsetHeight: height } = element;
  const right = x + AWAY + width + EDGE > innerWidth ? x - AWAY - width : x + AWAY;
  element.style.left = `${Math.max(EDGE, right)}px`;
  element.style.top = `${Math.max(EDGE, Math.min(y - height / 2, innerHeight - height - EDGE))}px`;
}

/** What a chart says about the place under the pointer. Text nodes only: a canvas of ours would cut it, HTML would run it. */
export function ChartTip() {
  const element = useRef<HTMLDivElement>(null);
  const now = shown.value;
  useEffect(() => {
    if (element.current && now) place(element.current, now);
  }, [now]);
  if (!now) return null;
  const { title, total, rows } = now.tip;
  return (
    <div class="tip" ref={element} role="tooltip">
      <div class="tip-head">
        {title}
        <b>{total}</b>
      </div>
      {rows.map(({ color, name, value }) => (
        <div key={name} class="tip-row">
          {color ? <Patch color={color} /> : <span />}
          <span class="cut">{name}</span>
          <b>{value}</b>
        </div>
      ))}
    </div>
  );
}
