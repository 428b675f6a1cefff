interface Choice<T> {
  readonly value: T;
  readonly label: string;
}

/** One choice out of a few, side by side. */
export function Segments<T>({ of, picked, pick }: { of: readonly Choice<T>[]; picked: T; pick: (value: T) => void }) {
  return (
    <span class="seg">
      {of.map(({ value, label }) => (
        <button type="button" key={label} aria-pressed={value === picked} onClick={() => pick(value)}>
          {label}
        </button>
      ))}
    </span>
  );
}
