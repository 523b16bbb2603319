/** How wide a column is at least, how wide it would have to be to cut almost nothing off, and its share of the rest. */
export interface ColumnNeeds {
  /** In CSS pixels. */
  readonly width: number;
  /** In CSS pixels; absent, the width. */
  readonly roomy?: number | undefined;
  readonly grow: number;
}

/** The widths of columns in a room: each in turn gets what it needs, and what is left then is shared by `grow`. */
export function shareRoom(columns: readonly ColumnNeeds[], room: number): number[] {
  let free = Math.max(0, room - columns.reduce((sum, { width }) => sum + width, 0));
  const widths = columns.map(({ width, roomy = width }) => {
    const given = Math.min(free, Math.max(0, roomy - width));
    free -= given;
    return width + given;
  });
  const shares = columns.reduce((sum, { grow }) => sum + grow, 0);
  return columns.map(
    ({ grow }, at) => (widths[at] as number) + (shares === 0 ? 0 : Math.floor((free * grow) / shares)),
  );
}
