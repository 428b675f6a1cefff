import { signal } from '@preact/signals';

/** Which overlay is open. */
export const paletteOpen = signal<'palette' | 'keys' | undefined>(undefined);
