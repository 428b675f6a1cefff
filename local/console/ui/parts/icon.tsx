const PATHS = {
  overview:
    'M3 2h3a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V3a1 1 0 0 1 1-1zM10 2h3a1 1 0 0 1 1 1v2a1 1 0 0 1-1 1h-3a1 1 0 0 1-1-1V3a1 1 0 0 1 1-1zM3 11h3a1 1 0 0 1 1 1v1a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1v-1a1 1 0 0 1 1-1zM10 8h3a1 1 0 0 1 1 1v4a1 1 0 0 1-1 1h-3a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1z',
  alerts: 'M8 1.8 14.4 13H1.6zM8 6v3.4M8 11.2v.1',
  search: 'M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0zM10.5 10.5 14 14',
  rules: 'M3 2.5h10v11H3zM5.5 6h5M5.5 8.5h5M5.5 11h3',
  pipeline:
    'M4.5 8a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0zM14.5 3.5a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0zM14.5 12.5a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0zM4.5 8H7c2 0 1.5-4.5 4.5-4.5M7 8c2 0 1.5 4.5 4.5 4.5',
  dashboard: 'M2 14h12M3.5 11V8M7 11V3M10.5 11V6M13.5 11V9',
  entity: 'M10.6 5a2.6 2.6 0 1 1-5.2 0 2.6 2.6 0 0 1 5.2 0zM2.8 14c.5-3 2.5-4.5 5.2-4.5s4.7 1.5 5.2 4.5',
  clock: 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM8 4.5V8l2.5 1.5',
  refresh: 'M13.5 8A5.5 5.5 0 1 1 11.8 4M13.5 1.5v3h-3',
  sun: 'M10.8 8a2.8 2.8 0 1 1-5.6 0 2.8 2.8 0 0 1 5.6 0zM8 1.5v1.3M8 13.2v1.3M1.5 8h1.3M13.2 8h1.3M3.4 3.4l.9.9M11.7 11.7l.9.9M12.6 3.4l-.9.9M4.3 11.7l-.9.9',
  copy: 'M7 5.5h5a1.5 1.5 0 0 1 1.5 1.5v5a1.5 1.5 0 0 1-1.5 1.5H7A1.5 1.5 0 0 1 5.5 12V7A1.5 1.5 0 0 1 7 5.5zM3.5 10.5h-1v-8h8v1',
  close: 'm4 4 8 8M12 4l-8 8',
  up: 'm4 10 4-4 4 4',
  down: 'm4 6 4 4 4-4',
  plug: 'M6 2v3M10 2v3M4 5h8v2.5a4 4 0 0 1-8 0zM8 11.5V14',
  check: 'm3 8.5 3.2 3.2L13 5',
  filter: 'M2 3.5h12L9.5 9v4.5l-3-1.5V9z',
} as const;

export type IconName = keyof typeof PATHS;

/** A drawing beside a word; never alone without a label. */
export const Icon = ({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) => (
  <svg class="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
    <path d={PATHS[name]} />
  </svg>
);

export const Brand = () => (
  <svg class="icon brand-mark" width={18} height={18} viewBox="0 0 18 18" aria-hidden="true">
    <path d="M5 7.5 3.5 16.5M13 7.5l1.5 9M4 7.5h10M5.5 7.5v-4h7v4M4.2 12h9.6" />
    <path d="M3.8 3.5 9 1l5.2 2.5z" />
  </svg>
);
