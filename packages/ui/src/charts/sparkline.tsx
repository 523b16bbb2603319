/** What {@link Sparkline} takes. */
export interface SparklineProps {
  /** The oldest first; `null` is a gap. */
  readonly values: readonly (number | null)[];
  /** What a screen reader says of it. */
  readonly label: string;
}

const bar = 8;
const gap = 2;
const height = 20;

/** A handful of values as bars, each row to its own scale: how it moved, not how much it was. */
export function Sparkline({ values, label }: SparklineProps) {
  const most = Math.max(1, ...values.map((value) => value ?? 0));
  const width = values.length * (bar + gap) - gap;
  return (
    <svg
      className="pk-sparkline"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
    >
      {values.map((value, at) => {
        if (value === null) return null;
        const size = Math.max(1, (value / most) * height);
        return (
          <rect
            key={at}
            x={at * (bar + gap)}
            y={height - size}
            width={bar}
            height={size}
            rx={size > 3 ? 1 : 0}
          />
        );
      })}
    </svg>
  );
}
