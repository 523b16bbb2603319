import type { MemoryAnswers } from '../memory/memory-call.ts';
import { checkVersion } from '../operation/check-version.ts';
import { byName } from '../text/by-name.ts';
import { type ViewRow, versionedView, viewNotFound } from './view-rules.ts';
import type { SavedView } from './views.contract.ts';

/** Keeps a viewer's views in the host's own store; a rejection takes the change back. */
export type SaveViews = (views: readonly SavedView[]) => PromiseLike<void> | void;

/** The viewer's own views, as a host has them. */
export interface ViewsOptions {
  /** The viewer's own saved views of tables (FIL-3); absent, the source keeps none. */
  readonly views?: readonly ViewRow[] | undefined;
  /** Keeps the views in the host's own store, all of them after each change; absent, they are read-only. */
  readonly saveViews?: SaveViews | undefined;
}

/** The viewer's own views where rows are in memory (FIL-3). */
export function viewsInMemory({ views: rows = [], saveViews }: ViewsOptions): MemoryAnswers<'views'> {
  let views = new Map(rows.map((row) => [row.id, versionedView(row)]));

  async function change(after: Map<string, SavedView>): Promise<void> {
    const before = views;
    views = after;
    try {
      await saveViews?.([...after.values()]);
    } catch (cause) {
      views = before;
      throw cause;
    }
  }

  return {
    list: ({ table }) => ({
      items: [...views.values()].filter((view) => table === undefined || view.table === table).sort(byName),
    }),
    async save({ version, ...view }) {
      checkVersion(`The view ${view.name}`, version, views.get(view.id));
      const saved = versionedView(view);
      await change(new Map(views).set(view.id, saved));
      return saved;
    },
    async remove({ id }) {
      if (!views.has(id)) throw viewNotFound(id);
      await change(new Map([...views].filter(([other]) => other !== id)));
      return { id };
    },
  };
}
