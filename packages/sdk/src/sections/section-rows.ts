import { checkWhole } from '../errors/check-argument.ts';
import type { LicenseColumns } from '../licenses/license-columns.ts';
import { checkColumns } from '../licenses/license-rows.ts';
import { known } from '../licenses/pool-facts.ts';
import type { SectionId } from '../subscriptions/section-ids.ts';
import { checkTally, type LicenseTally, sectionsOfProduct } from './license-tally.ts';
import { sections } from './section-registry.ts';
import type { SectionRow } from './section-row.ts';
import { sectionBit } from './section-sets.ts';

/** The pools of a section for one product, in the order of the rows. Throws `invalid` for one that the figures are not about. */
export function sectionPools(
  columns: LicenseColumns,
  tally: LicenseTally,
  section: SectionId,
  product: string,
): Uint32Array {
  checkColumns('columns', columns);
  checkTally(tally);
  sectionsOfProduct(tally, product);
  const { membership } = tally;
  const place = columns.products.indexOf(product);
  const bit = sectionBit(section);
  const found = new Uint32Array(membership.length);
  let count = 0;
  for (let pool = 0; pool < membership.length; pool++) {
    if (((membership[pool] as number) & bit) !== 0 && columns.product[pool] === place) found[count++] = pool;
  }
  return found.slice(0, count);
}

/** The row of a pool in a section. */
export function sectionRow(
  columns: LicenseColumns,
  pool: number,
  section: SectionId,
  today: number,
): SectionRow {
  checkColumns('columns', columns);
  checkWhole('pool', pool, 0, columns.purchased.length - 1);
  const owner = columns.subscription[pool] as number;
  const total = columns.purchased[pool] as number;
  const assigned = known(columns.assigned[pool]);
  const used = known(columns.used[pool]);
  return {
    customerId: columns.customerIds[columns.customer[owner] as number] as string,
    id: columns.subscriptionIds[owner] as string,
    kind: columns.isTrial[owner] === 1 ? 'trial' : 'subscription',
    product: columns.products[columns.product[pool] as number] as string,
    total,
    assigned,
    used,
    available: assigned === null ? null : Math.max(0, total - assigned),
    overage: assigned === null ? null : Math.max(0, assigned - total),
    ...sections[section].details({ columns, pool, owner, today, total, assigned, used }),
  };
}
