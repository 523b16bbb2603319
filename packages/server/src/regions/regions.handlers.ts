import sql from 'sql-template-tag';
import type { Handlers } from '../http/handlers.ts';

/** The regions in which the partner has customers, as far as the token reaches (REG-3). */
export const regionsHandlers: Handlers['regions'] = {
  async list(_input, { tx, partner, tokenRegions }) {
    const found = await tx.first<{ regions: string[] }>(
      sql`select regions from partners where partner_id = ${partner}`,
    );
    const regions = (found?.regions ?? []).filter((region) => tokenRegions?.includes(region) ?? true);
    return { items: regions.sort().map((id) => ({ id })) };
  },
};
