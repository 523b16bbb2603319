/** A line of a backup file: gzip of one JSON value a line, a region's tables one after the other. */
export type BackupLine =
  | { readonly kind: 'backup'; readonly format: 1; readonly regions: readonly string[] }
  | { readonly kind: 'region'; readonly region: string; readonly migrations: readonly string[] }
  | {
      readonly kind: 'rows';
      readonly region: string;
      readonly table: string;
      readonly rows: readonly unknown[];
    }
  /** The last one: without it the file is not whole. */
  | { readonly kind: 'end'; readonly rows: number };
