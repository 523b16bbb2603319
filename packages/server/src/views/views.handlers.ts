import { foldText, type SavedView } from '@partnerkit/sdk';
import { checkVersion, versionedView, viewNotFound } from '@partnerkit/sdk/server';
import sql, { empty } from 'sql-template-tag';
import type { Handlers } from '../http/handlers.ts';

/** The viewer's own saved views (FIL-3). */
export const viewsHandlers: Handlers['views'] = {
  async list({ table }, { tx, partner, user }) {
    const ofTable = table === undefined ? empty : sql`and table_name = ${table}`;
    const rows = await tx.rows<{ view: SavedView }>(sql`
      select view from saved_views
      where partner_id = ${partner} and user_id = ${user} ${ofTable} order by sort_key, view_id`);
    return { items: rows.map(({ view }) => versionedView(view)) };
  },

  async save({ version, ...view }, { tx, partner, user }) {
    // two who save the same new view at once follow each other
    await tx.run(
      sql`select pg_advisory_xact_lock(hashtextextended(${JSON.stringify([partner, user, view.id])}, 0))`,
    );
    const kept = await tx.first<{ view: SavedView }>(sql`
      select view from saved_views
      where partner_id = ${partner} and user_id = ${user} and view_id = ${view.id}`);
    checkVersion(`The view ${view.name}`, version, kept && versionedView(kept.view));
    const saved = versionedView(view);
    await tx.run(sql`
      insert into saved_views (partner_id, user_id, view_id, sort_key, table_name, view)
      values (${partner}, ${user}, ${view.id}, ${foldText(view.name)}, ${view.table}, ${JSON.stringify(view)}::jsonb)
      on conflict (partner_id, user_id, view_id) do update
      set sort_key = excluded.sort_key, table_name = excluded.table_name, view = excluded.view`);
    return saved;
  },

  async remove({ id }, { tx, partner, user }) {
    const removed = await tx.run(sql`
      delete from saved_views where partner_id = ${partner} and user_id = ${user} and view_id = ${id}`);
    if (removed === 0) throw viewNotFound(id);
    return { id };
  },
};
