import { signal } from '@preact/signals';

interface Message {
  readonly text: string;
  readonly undo?: () => void;
}

const message = signal<Message | undefined>(undefined);
const SHOWN_MS = 5_000;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Confirms an action for five seconds, with a way back where there is one. */
export function toast(text: string, undo?: () => void): void {
  clearTimeout(timer);
  message.value = undo ? { text, undo } : { text };
  timer = setTimeout(() => {
    message.value = undefined;
  }, SHOWN_MS);
}

const hide = (): void => {
  message.value = undefined;
};

export function Toast() {
  const shown = message.value;
  return (
    <div role="status" class="toasts">
      {shown ? (
        <div class="toast">
          {shown.text}
          {shown.undo ? (
            <button
              type="button"
              class="link"
              onClick={() => {
                shown.undo?.();
                hide();
              }}
            >
              Undo
            </button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
