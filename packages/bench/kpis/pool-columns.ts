import type { LicenseColumns } from '../../sdk/src/licenses/license-columns.ts';

/** License pools in columns, each with what its subscription says: what DuckDB and arquero get. */
export interface PoolColumns {
  readonly customer: Int32Array;
  readonly product: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly renews: Int32Array;
  readonly purchased: Float64Array;
  /** NaN: not known. */
  readonly assigned: Float64Array;
  readonly used: Float64Array;
}

/** The pools of columns. */
export function poolColumns(columns: LicenseColumns): PoolColumns {
  const { subscription, product, purchased, assigned, used } = columns;
  const ofOwner = (values: Int32Array | Uint8Array) =>
    Int32Array.from(subscription, (owner) => values[owner]!);
  return {
    customer: ofOwner(columns.customer),
    product: Int32Array.from(product),
    start: ofOwner(columns.start),
    end: ofOwner(columns.end),
    renews: ofOwner(columns.autoRenews),
    purchased,
    assigned,
    used,
  };
}
