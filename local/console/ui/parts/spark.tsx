interface SparkProps {
  readonly values: readonly number[];
  readonly width?: number;
  readonly height?: number;
  /** Bars for what comes one by one, a line for what flows. */
  readonly bars?: boolean;
  readonly class?: string;
}

const sparse = (values: readonly number[]): boolean => values.filter((value) => value > 0).length < values.length / 2;

function Bars({ values, width, height }: { values: readonly number[]; width: number; height: number }) {
  const max = Math.max(...values, 1);
  const step = width / values.length;
  return (
    <>
      <line class="spark-axis" x1={0} x2={width} y1={height - 0.5} y2={height - 0.5} />
      {values.map((value, i) => {
        const size = value === 0 ? 0 : Math.max(1.5, (value / max) * (height - 4));
        const bar = { x: i * step, y: height - 1 - size, width: Math.max(1.5, step - 1), height: size };
        return size === 0 ? null : <rect key={i} class="spark-fill" {...bar} />;
      })}
    </>
  );
}

function Course({ values, width, height }: { values: readonly number[]; width: number; height: number }) {
  const max = Math.max(...values);
  const min = Math.min(...values) * 0.6;
  const y = (value: number): number => height - 2 - ((value - min) / (max - min || 1)) * (height - 4);
  const x = (i: number): number => (i * (width - 4)) / Math.max(1, values.length - 1) + 1;
  const points = values.map((value, i) => `${x(i).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
  return (
    <>
      <polyline class="spark-line" points={points} />
      <circle class="spark-fill" cx={x(values.length - 1)} cy={y(values.at(-1) ?? 0)} r={1.75} />
    </>
  );
}

/** The course of a figure, without a scale. The number beside it says what it is. */
export function Spark({ values, width = 84, height = 26, bars, class: classes = '' }: SparkProps) {
  if (values.length < 2) return null;
  const size = { values, width, height };
  return (
    <svg
      class={`spark ${classes}`}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {(bars ?? sparse(values)) ? <Bars {...size} /> : <Course {...size} />}
    </svg>
  );
}

/** Sums neighbours until there are at most `most` values. */
export function thinned(values: readonly number[], most: number): readonly number[] {
  const by = Math.ceil(values.length / most);
  if (by <= 1) return values;
  return Array.from({ length: Math.floor(values.length / by) }, (_, i) =>
    values.slice(i * by, (i + 1) * by).reduce((sum, value) => sum + value, 0),
  );
}
