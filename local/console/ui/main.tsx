import { render } from 'preact';
import { App } from './app.tsx';
import { listenToKeys } from './shell/keys.ts';
import { startClock } from './state/clock.ts';
import { goLive } from './state/live.ts';
import { followAddress } from './state/location.ts';
import { keepSettings } from './state/settings.ts';
import { forbidHtml } from './trusted-types.ts';
import { showHiddenCharacters } from './visible-text.ts';

const RETRY_MS = 1_000;

forbidHtml();
showHiddenCharacters();
keepSettings();
followAddress();
listenToKeys();

/** The page begins as soon as the server answers; it tries again until it does. */
async function begin(element: Element): Promise<void> {
  try {
    await goLive();
  } catch {
    setTimeout(() => void begin(element), RETRY_MS);
    return;
  }
  startClock();
  render(<App />, element);
}

const element = document.querySelector('#app');
if (element) void begin(element);
