import sql from 'sql-template-tag';
import type { RegionDatabases } from '../storage/region-databases.ts';

/** Notes at home that a partner has customers in a region (REG-3), after the first of them was added there. */
export async function notePartnerRegion(
  databases: RegionDatabases,
  partner: string,
  region: string,
): Promise<void> {
  const home = await databases.of(databases.home);
  await home.transaction({ partner }, (tx) =>
    tx.run(sql`
      update partners set regions = array_append(regions, ${region}::text)
      where partner_id = ${partner} and not regions @> array[${region}::text]`),
  );
}
