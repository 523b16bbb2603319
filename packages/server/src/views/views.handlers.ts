import { foldText, type SavedView } from '@partnerkit/sdk';
import {
  changedSharedView,
  checkSharedName,
  checkVersion,
  checkViewSharing,
  type ViewChange,
  versionedView,
  viewNotFound,
} from '@partnerkit/sdk/server';
import sql, { empty, type Sql } from 'sql-template-tag';
import type { Handlers, RequestContext } from '../http/handlers.ts';

/** The viewer's own saved views, and those that are shared with the partner's team (FIL-3). */
export const viewsHandlers: Handlers['views'] = {
  async list({ table }, context) {
    const found = await selectViews(context, table === undefined ? empty : sql`and table_name = ${table}`);
    return { items: found.map(({ view }) => versionedView(view)) };
  },

  async get({ id }, context) {
    const kept = await findView(context, id);
    if (!kept) throw viewNotFound(id);
    return versionedView(kept.view);
  },

  async save({ version, ...view }, context) {
    const { tx, partner, user, roles, actor, record } = context;
    await lockView(context, view.id);
    // two who share views under one name at once follow each other
    if (view.shared) await lockView(context, '');
    const kept = await findView(context, view.id);
    const owner = kept?.owner ?? { ...actor };
    const after = { ...view, owner };
    const change: ViewChange = { before: kept?.view, after, isOwn: owner.id === user };
    checkViewSharing(change, roles);
    checkVersion(`The view ${view.name}`, version, kept && versionedView(kept.view));
    checkSharedName(after, view.shared ? await selectOtherShared(context, view, owner.id) : []);
    await tx.run(sql`
      insert into saved_views (partner_id, user_id, view_id, sort_key, table_name, view, shared, owner_name)
      values (${partner}, ${owner.id}, ${view.id}, ${foldText(view.name)}, ${view.table},
        ${JSON.stringify(view)}::jsonb, ${view.shared ?? false}, ${owner.name ?? null})
      on conflict (partner_id, user_id, view_id) do update
      set sort_key = excluded.sort_key, table_name = excluded.table_name, view = excluded.view, shared = excluded.shared`);
    const told = changedSharedView(change);
    if (told) record(told);
    return versionedView(after);
  },

  async remove({ id }, context) {
    const { tx, partner, user, roles, record } = context;
    await lockView(context, id);
    const kept = await findView(context, id);
    if (!kept) throw viewNotFound(id);
    const { view, owner } = kept;
    const change: ViewChange = { before: view, after: undefined, isOwn: owner.id === user };
    checkViewSharing(change, roles);
    await tx.run(sql`
      delete from saved_views where partner_id = ${partner} and user_id = ${owner.id} and view_id = ${id}`);
    const told = changedSharedView(change);
    if (told) record(told);
    return { id };
  },
};

interface KeptView {
  readonly view: SavedView;
  readonly owner: { readonly id: string; readonly name?: string };
}

type ViewContext = Pick<RequestContext, 'tx' | 'partner' | 'user'>;

/** Whoever changes a view waits for another who does. */
async function lockView({ tx, partner }: ViewContext, id: string): Promise<void> {
  await tx.run(
    sql`select pg_advisory_xact_lock(hashtextextended(${JSON.stringify(['view', partner, id])}, 0))`,
  );
}

/** The views that a user has, by name: of two with one id, their own. */
async function selectViews({ tx, partner, user }: ViewContext, which: Sql): Promise<KeptView[]> {
  const rows = await tx.rows<{ view: SavedView; user_id: string; owner_name: string | null }>(sql`
    select view, user_id, owner_name from (
      select distinct on (view_id) view, view_id, sort_key, user_id, owner_name from saved_views
      where partner_id = ${partner} and (user_id = ${user} or shared) ${which}
      order by view_id, user_id = ${user} desc
    ) as had
    order by sort_key, view_id`);
  return rows.map(({ view, user_id: id, owner_name: name }) => {
    const owner = { id, ...(name === null ? {} : { name }) };
    return { view: { ...view, owner }, owner };
  });
}

async function findView(context: ViewContext, id: string): Promise<KeptView | undefined> {
  const [view] = await selectViews(context, sql`and view_id = ${id}`);
  return view;
}

function selectOtherShared(
  { tx, partner }: ViewContext,
  { id, table }: Pick<SavedView, 'id' | 'table'>,
  owner: string,
): Promise<Pick<SavedView, 'id' | 'name' | 'table'>[]> {
  return tx.rows(sql`
    select view_id as id, view ->> 'name' as name, table_name as table from saved_views
    where partner_id = ${partner} and shared and (table_name = ${table} or view_id = ${id})
      and not (view_id = ${id} and user_id = ${owner})`);
}
