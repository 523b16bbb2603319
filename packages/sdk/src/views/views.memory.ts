import { checkVersion } from '../operation/check-version.ts';
import type { CheckedInputOf } from '../operation/operation.ts';
import { compareCodePoints, foldText } from '../text/fold-text.ts';
import { type ViewRow, versionedView, viewNotFound } from './view-rules.ts';
import type { listViews, SavedView, saveView } from './views.contract.ts';

/** Keeps a viewer's views in the host's own store; a rejection takes the change back. */
export type SaveViews = (views: readonly SavedView[]) => PromiseLike<void> | void;

/** The viewer's own views where rows are in memory (FIL-3). */
export function viewsInMemory(rows: readonly ViewRow[], saveViews: SaveViews | undefined) {
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
    list: ({ table }: CheckedInputOf<typeof listViews>) => ({
      items: [...views.values()]
        .filter((view) => table === undefined || view.table === table)
        .sort(
          (a, b) => compareCodePoints(foldText(a.name), foldText(b.name)) || compareCodePoints(a.id, b.id),
        ),
    }),
    async save({ version, ...view }: CheckedInputOf<typeof saveView>): Promise<SavedView> {
      checkVersion(`The view ${view.name}`, version, views.get(view.id));
      const saved = versionedView(view);
      await change(new Map(views).set(view.id, saved));
      return saved;
    },
    async remove({ id }: { id: string }): Promise<{ id: string }> {
      if (!views.has(id)) throw viewNotFound(id);
      await change(new Map([...views].filter(([other]) => other !== id)));
      return { id };
    },
  };
}
