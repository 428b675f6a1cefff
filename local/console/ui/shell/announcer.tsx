import { signal, useSignalEffect } from '@preact/signals';
import { levelWord } from '../parts/severity.tsx';
import { openAlerts } from '../state/live.ts';

const QUIET_MS = 10_000;
const spoken = signal('');
let known: ReadonlySet<string> | undefined;
let last = 0;

/** New alerts for those who don't see them: politely, and at most once in ten seconds. */
export function Announcer() {
  useSignalEffect(() => {
    const open = openAlerts.value;
    const before = known;
    const news = before ? open.filter(({ id }) => !before.has(id)) : [];
    const [first] = news;
    if (before && (!first || Date.now() - last < QUIET_MS)) return;
    known = new Set(open.map(({ id }) => id));
    if (!first) return;
    last = Date.now();
    const more = news.length > 1 ? `, and ${news.length - 1} more` : '';
    spoken.value = `New alert: ${levelWord(first.level)}, ${first.title}${more}`;
  });
  return (
    <div class="sr" aria-live="polite">
      {spoken.value}
    </div>
  );
}
