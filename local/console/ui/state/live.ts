import { batch, computed, effect, signal } from '@preact/signals';
import type { AlertSummary, AlertsResponse, Session, Status } from '../../api.ts';
import { call } from './request.ts';

export const session = signal<Session | undefined>(undefined);
export const status = signal<Status | undefined>(undefined);
export const alerts = signal<readonly AlertSummary[] | undefined>(undefined);

/** Since when the server does not answer. */
export const lostSince = signal<number | undefined>(undefined);

/** The server's time, second by second. */
export const now = computed(() => status.value?.now ?? Date.now());

export const openAlerts = computed(() =>
  (alerts.value ?? []).filter((alert) => alert.status === 'open' && alert.mode === 'live'),
);

/** Lists are read again as soon as one of them changed. */
const alertsVersion = computed(() => status.value?.alertsVersion);

export async function readAlerts(): Promise<void> {
  try {
    alerts.value = (await call<AlertsResponse>({ path: '/alerts' })).alerts;
  } catch {
    // The banner says that the console does not answer; the list stays as it was.
  }
}

let source: EventSource | undefined;

function open(): void {
  if (source || document.hidden) return;
  source = new EventSource('/api/stream');
  source.addEventListener('status', (event: MessageEvent<string>) =>
    batch(() => {
      status.value = JSON.parse(event.data) as Status;
      lostSince.value = undefined;
    }),
  );
  source.addEventListener('alert', () => void readAlerts());
  source.addEventListener('error', () => {
    lostSince.value ??= Date.now();
    if (source?.readyState === EventSource.CLOSED) {
      close();
      setTimeout(open, 3_000);
    }
  });
}

function close(): void {
  source?.close();
  source = undefined;
}

/** Reads what does not change, then listens; a hidden page listens to nothing. */
export async function goLive(): Promise<void> {
  const first = await call<Session>({ path: '/session' });
  const figures = await call<Status>({ path: '/status' });
  batch(() => {
    session.value = first;
    status.value = figures;
  });
  effect(() => {
    if (alertsVersion.value !== undefined) void readAlerts();
  });
  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
  open();
}
