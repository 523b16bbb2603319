import { isPartnerError, type SavedView } from '@partnerkit/sdk';
import { useState } from 'react';
import { errorText } from '../i18n/error-text.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useSourceQuery } from '../provider/use-source-query.ts';
import { useMay } from '../provider/use-viewer.ts';

/** The state of a table, as a view keeps it. */
export interface ViewState {
  readonly query: string;
  readonly sort: string | undefined;
  /** How the columns are arranged: plain data of the table. */
  readonly columns: object;
}

/** The viewer's own saved views of one table, and what can be done with them (FIL-3). */
export function useSavedViews(table: string, state: ViewState) {
  const { changing, client, notify, t } = usePartner();
  const isOffered = useMay('views.keep') && client.supports('views.list') && client.supports('views.save');
  const name = ['views', table];
  const list = useSourceQuery(name, (call) => client.views.list({ table }, call), {
    enabled: isOffered,
    isPartnerWide: true,
  });
  const [chosenId, setChosenId] = useState<string>();
  const views = list.data?.items;
  const chosen = views?.find(({ id }) => id === chosenId);

  async function change<Answer>(run: () => Promise<Answer>): Promise<Answer | undefined> {
    try {
      return await changing(run, 'views');
    } catch (cause) {
      const isOlder = isPartnerError(cause) && cause.code === 'conflict';
      notify({ tone: 'danger', text: isOlder ? t('views.changedElsewhere') : errorText(t, cause) });
      return undefined;
    }
  }
  const content = () => ({ table, query: state.query, columns: { ...state.columns }, ...sortOf(state) });
  const save = async (view: { id: string; name: string; version?: string | undefined }) => {
    const { id, name: title, version } = view;
    const saved = await change(() =>
      client.views.save({ ...content(), id, name: title, ...(version === undefined ? {} : { version }) }),
    );
    if (!saved) return false;
    setChosenId(saved.id);
    notify({ text: t('views.saved', { name: saved.name }) });
    return true;
  };
  return {
    isOffered,
    /** `undefined` while they load. */
    views,
    error: list.error,
    reload: () => void list.refetch(),
    /** The view that was chosen last. */
    chosen,
    /** Whether the table is no longer as the chosen view has it. */
    isChanged: chosen !== undefined && !isSameState(chosen, state),
    choose: (view: SavedView | undefined) => setChosenId(view?.id),
    /** Keeps the table's state under a name; answers whether it is kept. */
    saveAs: (title: string) => save({ id: crypto.randomUUID?.() ?? `${Date.now()}`, name: title.trim() }),
    /** Keeps the table's state in the chosen view. */
    update: () => (chosen ? save(chosen) : Promise.resolve(false)),
    async remove(view: SavedView) {
      const removed = await change(() => client.views.remove({ id: view.id }));
      if (!removed) return;
      const { version: _, ...rest } = view;
      notify({
        text: t('views.removed', { name: view.name }),
        undo: () => void change(() => client.views.save(rest)),
      });
    },
  };
}

function sortOf({ sort }: ViewState): { sort?: string } {
  return sort === undefined ? {} : { sort };
}

function isSameState(view: SavedView, { query, sort, columns }: ViewState): boolean {
  return (
    (view.query ?? '') === query && view.sort === sort && canonical(view.columns ?? {}) === canonical(columns)
  );
}

/** The same text for the same content, whatever the order of its fields. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
