import { invalidField } from '../errors/partner-error.ts';
import type { MemoryAnswers } from '../memory/memory-call.ts';
import { checkVersion } from '../operation/check-version.ts';
import { byName } from '../text/by-name.ts';
import type { Viewer } from '../viewer/viewer.contract.ts';
import {
  changedSharedView,
  checkSharedName,
  checkViewSharing,
  type ViewRow,
  versionedView,
  viewNotFound,
} from './view-rules.ts';
import type { SavedView } from './views.contract.ts';

/** Keeps a viewer's views in the host's own store; a rejection takes the change back. */
export type SaveViews = (views: readonly SavedView[]) => PromiseLike<void> | void;

/** The viewer's own views and those of the team, as a host has them. */
export interface ViewsOptions {
  /** The saved views of tables that are the viewer's own, and those that are shared (FIL-3); absent, the source keeps none. */
  readonly views?: readonly ViewRow[] | undefined;
  /** Keeps the views in the host's own store, all of them after each change; absent, they are read-only. */
  readonly saveViews?: SaveViews | undefined;
}

/** Who looks, as far as views go. */
type ViewOwner = Pick<Viewer, 'roles' | 'userId'>;

/** The viewer's own views, and those of the team, where rows are in memory (FIL-3). */
export function viewsInMemory(
  { views: rows = [], saveViews }: ViewsOptions,
  { roles, userId = 'viewer' }: ViewOwner,
): MemoryAnswers<'views'> {
  const isOwn = ({ owner }: ViewRow) => owner === undefined || owner.id === userId;
  // whose a view is that is no longer shared is kept, and not told
  let views = new Map(rows.map((row) => [row.id, row]));
  const shown = (): SavedView[] =>
    [...views.values()].filter((view) => view.shared || isOwn(view)).map(versionedView);

  async function change(after: Map<string, ViewRow>): Promise<void> {
    const before = views;
    views = after;
    try {
      await saveViews?.([...after.values()].map((view) => ({ ...versionedView(view), ...ownerOf(view) })));
    } catch (cause) {
      views = before;
      throw cause;
    }
  }

  /** One that is there for the viewer. */
  const known = (id: string) => {
    const view = views.get(id);
    return view && (view.shared || isOwn(view)) ? view : undefined;
  };

  return {
    list: ({ table }) => ({
      items: shown()
        .filter((view) => table === undefined || view.table === table)
        .sort(byName),
    }),
    get({ id }) {
      const view = known(id);
      if (!view) throw viewNotFound(id);
      return versionedView(view);
    },
    async save({ version, ...view }, { record }) {
      const before = known(view.id);
      if (!before && views.has(view.id)) throw invalidField('id', 'expected an id that no other view has');
      const owner = before?.owner ?? (view.shared ? { id: userId } : undefined);
      const after = { ...view, ...(owner && { owner }) };
      const made = { before, after, isOwn: !before || isOwn(before) };
      checkViewSharing(made, roles);
      checkVersion(`The view ${view.name}`, version, before && versionedView(before));
      checkSharedName(
        after,
        [...views.values()].filter(({ id, shared }) => shared && id !== view.id),
      );
      await change(new Map(views).set(view.id, after));
      const told = changedSharedView(made);
      if (told) record(told);
      return versionedView(after);
    },
    async remove({ id }, { record }) {
      const before = known(id);
      if (!before) throw viewNotFound(id);
      const made = { before, after: undefined, isOwn: isOwn(before) };
      checkViewSharing(made, roles);
      await change(new Map([...views].filter(([other]) => other !== id)));
      const told = changedSharedView(made);
      if (told) record(told);
      return { id };
    },
  };
}

function ownerOf({ owner }: ViewRow): Pick<ViewRow, 'owner'> {
  return owner === undefined ? {} : { owner };
}
