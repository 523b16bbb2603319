import sql from 'sql-template-tag';
import type { Handlers } from '../http/handlers.ts';

/** Who is looking, as the token says; the name is that of the partner's users, where it stands there. */
export const viewerHandlers: Handlers['viewer'] = {
  async get(_input, { tx, partner, user, roles }) {
    const known = await tx.first<{ name: string }>(
      sql`select name from users where partner_id = ${partner} and user_id = ${user}`,
    );
    return { userId: user, partnerId: partner, roles: [...roles], ...(known ? { name: known.name } : {}) };
  },
};
