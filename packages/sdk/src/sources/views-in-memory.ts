import { checkVersion } from '../operation/check-version.ts';
import type { CheckedInputOf } from '../operation/operation.ts';
import { compareCodePoints, foldText } from '../text/fold-text.ts';
import { versionedView, viewNotFound } from '../views/view-rules.ts';
import type { listViews, SavedView, saveView } from '../views/views.contract.ts';

/** The viewer's own views where rows are in memory (FIL-3); they last as long as the source. */
export function viewsInMemory() {
  const views = new Map<string, SavedView>();
  return {
    list: ({ table }: CheckedInputOf<typeof listViews>) => ({
      items: [...views.values()]
        .filter((view) => table === undefined || view.table === table)
        .sort(
          (a, b) => compareCodePoints(foldText(a.name), foldText(b.name)) || compareCodePoints(a.id, b.id),
        ),
    }),
    save({ version, ...view }: CheckedInputOf<typeof saveView>): SavedView {
      checkVersion(`The view ${view.name}`, version, views.get(view.id));
      const saved = versionedView(view);
      views.set(view.id, saved);
      return saved;
    },
    remove({ id }: { id: string }): { id: string } {
      if (!views.delete(id)) throw viewNotFound(id);
      return { id };
    },
  };
}
