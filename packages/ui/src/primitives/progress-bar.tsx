/** What {@link ProgressBar} takes: its name, by a text or by the id of one that stands on the page. */
export interface ProgressBarProps {
  readonly label?: string | undefined;
  readonly labelledBy?: string | undefined;
  /** So much of `of` is done; it is not known how much there is where that is absent or nothing. */
  readonly done: number;
  readonly of: number | undefined;
  /** How far it is, in words. */
  readonly text?: string | undefined;
}

/** How far something is. While that is not known it moves. */
export function ProgressBar({ label, labelledBy, done, of, text }: ProgressBarProps) {
  const share = of ? Math.min(100, Math.round((done / of) * 100)) : undefined;
  return (
    <span
      className="pk-progress"
      role="progressbar"
      aria-label={label}
      aria-labelledby={labelledBy}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share}
      aria-valuetext={text}
      data-unknown={share === undefined || undefined}
    >
      <span style={{ inlineSize: `${share ?? 100}%` }} />
    </span>
  );
}
