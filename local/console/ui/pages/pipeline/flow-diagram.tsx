import type { ComponentChildren } from 'preact';

/** What stands in the boxes and beside the arrows. */
export interface FlowTexts {
  readonly sources: string;
  readonly sourceCount: number;
  readonly intake: string;
  readonly transform: string;
  readonly search: string;
  readonly queue: string;
  readonly lake: string;
  readonly quarantine: string;
  readonly store: string;
  readonly storeName: string;
  readonly rules: string;
  readonly replay: string;
  readonly topic: string;
  readonly received: string;
  readonly indexed: string;
  readonly passed: string;
  readonly quarantined: string;
  readonly hasQuarantined: boolean;
  readonly alerts: string;
  readonly filtered: string;
}

interface FlowDiagramProps {
  readonly width: number;
  readonly texts: FlowTexts;
  readonly links: { readonly store: string; readonly rules: string; readonly alerts: string };
}

const HEIGHT = 226;
const BOX_HEIGHT = 44;
const ROWS = [4, 62, 120, 178] as const;
const COLUMNS = 6;
const TIP = 5;

interface Geometry {
  readonly boxWidth: number;
  left(column: number): number;
}

function geometryOf(width: number): Geometry {
  const boxWidth = Math.min(146, Math.floor(width / 8));
  const gap = (width - boxWidth * COLUMNS - 4) / (COLUMNS - 1);
  return { boxWidth, left: (column) => 2 + column * (boxWidth + gap) };
}

const middle = (row: number): number => (ROWS[row] ?? 0) + BOX_HEIGHT / 2;

interface BoxProps {
  readonly at: readonly [column: number, row: number];
  readonly title: string;
  readonly note: string;
  readonly href?: string;
  readonly geometry: Geometry;
}

function Box({ at: [column, row], title, note, href, geometry }: BoxProps) {
  const x = geometry.left(column);
  const y = ROWS[row] ?? 0;
  const body: ComponentChildren = (
    <>
      <rect class="flow-box" x={x} y={y} width={geometry.boxWidth} height={BOX_HEIGHT} rx={5} />
      <text class="flow-title" x={x + 10} y={y + 18}>
        {title}
      </text>
      <text class="flow-note" x={x + 10} y={y + 34}>
        {note}
      </text>
    </>
  );
  return href ? <a href={href}>{body}</a> : <g>{body}</g>;
}

interface ArrowProps {
  readonly column: number;
  readonly rows: readonly [from: number, to: number];
  readonly label: string;
  readonly bad?: boolean;
  readonly geometry: Geometry;
}

/** From one column to the next; where the row changes, a step near the start. */
function Arrow({ column, rows: [from, to], label, bad = false, geometry }: ArrowProps) {
  const start = geometry.left(column) + geometry.boxWidth;
  const end = geometry.left(column + 1);
  const bend = start + 14;
  const y = middle(to);
  const path = from === to ? `M${start} ${y}H${end - TIP}` : `M${start} ${middle(from)}H${bend}V${y}H${end - TIP}`;
  const labelFrom = from === to && column !== 2 ? start : bend;
  return (
    <g class={bad ? 'bad' : ''}>
      <path class="flow-line" d={path} />
      <path class="flow-tip" d={`M${end} ${y}l-6 -3.5v7z`} />
      <text class="flow-label" x={(labelFrom + end - TIP) / 2} y={y - 6}>
        {label}
      </text>
    </g>
  );
}

/** The pipeline as boxes and arrows, from the sources to the mail. */
export function FlowDiagram({ width, texts, links }: FlowDiagramProps) {
  const geometry = geometryOf(width);
  const arrow = (column: number, from: number, to: number, label: string, bad = false) => (
    <Arrow column={column} rows={[from, to]} label={label} bad={bad} geometry={geometry} />
  );
  const box = (column: number, row: number, title: string, note: string, href?: string) => (
    <Box at={[column, row]} title={title} note={note} geometry={geometry} {...(href ? { href } : {})} />
  );
  const below = (ROWS[1] ?? 0) + BOX_HEIGHT;
  return (
    <svg class="flow-plot" width={width} height={HEIGHT}>
      <title>The way of an event through the pipeline</title>
      {arrow(0, 1, 1, texts.received)}
      {arrow(1, 1, 1, texts.received)}
      {arrow(2, 1, 3, texts.quarantined, texts.hasQuarantined)}
      {arrow(2, 1, 2, texts.passed)}
      {arrow(2, 1, 0, texts.passed)}
      {arrow(2, 1, 1, texts.passed)}
      {arrow(3, 0, 0, texts.indexed)}
      {arrow(3, 1, 1, texts.passed)}
      {arrow(3, 3, 3, '')}
      {arrow(4, 1, 1, texts.alerts)}
      {box(0, 1, texts.sourceCount === 1 ? '1 source' : `${texts.sourceCount} sources`, texts.sources)}
      {box(1, 1, 'Intake Firehose', texts.intake)}
      {box(2, 1, 'Transform', texts.transform)}
      {box(3, 0, 'Search Firehose', texts.search)}
      {box(3, 1, 'Rule queue', texts.queue)}
      {box(3, 2, 'Lake', texts.lake)}
      {box(3, 3, 'Quarantine', texts.quarantine)}
      {box(4, 0, texts.storeName, texts.store, links.store)}
      {box(4, 1, 'Rules', texts.rules, links.rules)}
      {box(4, 3, 'Replay', texts.replay)}
      {box(5, 1, 'Alert topic', texts.topic, links.alerts)}
      <text class="flow-note" x={geometry.left(2)} y={below + 16}>
        filtered out
      </text>
      <text class="flow-note" x={geometry.left(2)} y={below + 31}>
        {texts.filtered}
      </text>
    </svg>
  );
}
