import type { CalendarDay } from '@partnerkit/sdk';
import sql from 'sql-template-tag';
import type { DevelopmentIdentity } from '../http/development-routes.ts';
import type { RegionDatabases } from '../storage/region-databases.ts';

/** The partner of a server in development. */
export const developmentPartnerId = 'demo';

/** The demo partner with the users that one can sign in as; `undefined` while it is not there. */
export async function developmentPartner(databases: RegionDatabases) {
  const database = await databases.of(databases.home);
  return {
    find: () =>
      database.transaction({ partner: developmentPartnerId, readOnly: true }, async (tx) => {
        const partner = await tx.first<{ id: string; name: string; asOf: CalendarDay | null }>(sql`
          select partner_id as id, name, as_of as "asOf" from partners where partner_id = ${developmentPartnerId}`);
        if (!partner) return undefined;
        const identities = await tx.rows<DevelopmentIdentity>(sql`
          select user_id as "userId", name, roles from users
          where partner_id = ${developmentPartnerId} order by user_id`);
        return { ...partner, asOf: partner.asOf ?? undefined, identities };
      }),
  };
}
