/** How wide a column is at least, how wide it would have to be to cut nothing off, and its share of the rest. */
export interface ColumnNeeds {
  /** In CSS pixels. */
  readonly width: number;
  /** What its name and the rows in view take, in CSS pixels; absent, that is not measured. */
  readonly needed?: number | undefined;
  /** At which almost no row would be cut off, in CSS pixels; absent, the width. */
  readonly roomy?: number | undefined;
  readonly grow: number;
  /** Whether it stays in view while others scroll away below it. */
  readonly stays?: boolean | undefined;
}

/**
 * The widths of columns in a room. None takes more than it needs before all have what they need, those that miss least
 * first; then each in turn comes to what is roomy, and what is left is shared by `grow`. Where not even the least of all
 * fits, more lies sideways, and only what stays in view is cut off, where it would leave the others too little.
 */
export function shareRoom(columns: readonly ColumnNeeds[], room: number): number[] {
  const needs = columns.map(({ width, needed = width }) => needed);
  const widths = columns.map(({ width }, at) => Math.min(width, needs[at] as number));
  let free = room - widths.reduce((sum, width) => sum + width, 0);
  if (free < 0)
    return columns.map(({ stays, grow, roomy }, at) => {
      const [least = 0, needed = 0] = [widths[at], needs[at]];
      if (!stays) return needed;
      // what does not grow, such as an instant, says little when it is cut off
      const most = grow > 0 ? Math.min(roomy ?? least, room * 0.3) : room * 0.6;
      return Math.max(least, Math.floor(Math.min(needed, most)));
    });
  const give = (at: number, wanted: number) => {
    const given = Math.min(free, Math.max(0, wanted - (widths[at] as number)));
    free -= given;
    widths[at] = (widths[at] as number) + given;
  };
  const missing = (at: number) => (needs[at] as number) - (widths[at] as number);
  const leastFirst = columns.map((_, at) => at).sort((a, b) => missing(a) - missing(b));
  for (const at of leastFirst) give(at, needs[at] as number);
  columns.forEach(({ width, roomy = width }, at) => {
    give(at, roomy);
  });
  const shares = columns.reduce((sum, { grow }) => sum + grow, 0);
  return columns.map(
    ({ grow }, at) => (widths[at] as number) + (shares === 0 ? 0 : Math.floor((free * grow) / shares)),
  );
}
