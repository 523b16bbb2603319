/** One step of a region's schema, applied once and in order. */
export interface Migration {
  /** Sorts after those before it. */
  readonly id: string;
  /** SQL statements; tables are named without their schema. */
  readonly up: (schema: string) => string;
}
