import { checkList, isRecord } from '../errors/check-argument.ts';
import type { CustomerLocation } from './hub-reports.schema.ts';

/** Why a row of an inventory is refused whose organization no usage file named (REP-8). */
export const unknownRegion = 'region unknown: no calling usage file names this organization';

/** What a row of an inventory, devices or phone numbers, says beside itself. */
export interface InventoryNaming {
  readonly customerId: string;
  readonly location?: string | undefined;
  readonly locationId?: string | undefined;
  readonly country?: string | undefined;
  readonly externalId?: string | undefined;
}

/** The place that a row of an inventory names; `undefined` where it names none. */
function inventoryLocation(row: InventoryNaming): CustomerLocation | undefined {
  const { customerId, location: name, locationId: id, country } = row;
  if (name === undefined) return undefined;
  return {
    customerId,
    name,
    ...(id === undefined ? {} : { id }),
    ...(country === undefined ? {} : { country }),
  };
}

/** The places that rows name, each once: what the first says of one stands, later ones add what it left open (REP-5, REP-6). */
export function inventoryLocations(
  rows: readonly InventoryNaming[],
  known: readonly CustomerLocation[] = [],
): readonly CustomerLocation[] {
  checkList('rows', rows, isRecord);
  checkList('known', known, isRecord);
  const places = new Map<string, CustomerLocation>();
  for (const place of [...known, ...rows.flatMap((row) => inventoryLocation(row) ?? [])]) {
    const key = JSON.stringify([place.customerId, place.name]);
    places.set(key, { ...place, ...places.get(key) });
  }
  return [...places.values()];
}

/** The external ids of customers that rows name (wholesale customers only), by customer id; the last counts. */
export function inventoryExternalIds(rows: readonly InventoryNaming[]): ReadonlyMap<string, string> {
  checkList('rows', rows, isRecord);
  return new Map(
    rows.flatMap(({ customerId, externalId }) =>
      externalId === undefined ? [] : [[customerId, externalId]],
    ),
  );
}
