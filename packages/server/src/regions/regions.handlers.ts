import { compareCodePoints } from '@partnerkit/sdk';
import sql from 'sql-template-tag';
import type { Handlers } from '../http/handlers.ts';

/** The regions in which the partner has customers (REG-3); whether one may ask there, the token for each says. */
export const regionsHandlers: Handlers['regions'] = {
  async list(_input, { tx, partner }) {
    const found = await tx.first<{ regions: string[] }>(
      sql`select regions from partners where partner_id = ${partner}`,
    );
    return { items: [...(found?.regions ?? [])].sort(compareCodePoints).map((id) => ({ id })) };
  },
};
