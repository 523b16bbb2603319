import { isPartnerError, type SavedView } from '@partnerkit/sdk';
import { useState } from 'react';
import { domainName } from '../i18n/domain-names.ts';
import { errorText } from '../i18n/error-text.ts';
import { regionTexts } from '../i18n/texts/region-texts.ts';
import { viewsTexts } from '../i18n/texts/views-texts.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useSourceQuery } from '../provider/use-source-query.ts';
import { useActorId, useMay, usePermissionScope } from '../provider/use-viewer.ts';

/** The state of a table, as a view keeps it. */
export interface ViewState {
  readonly query: string;
  readonly sort: string | undefined;
  /** How the columns are arranged: plain data of the table. */
  readonly columns: object;
  /** The region shown, `null` for all; absent where the table shows none, and views of it leave the region (REG-1). */
  readonly region?: string | null | undefined;
}

/** The viewer's own saved views of one table, those of the partner's team, and what can be done with them (FIL-3). */
export function useSavedViews(table: string, state: ViewState) {
  const { changing, client, notify, setRegion, t, tell } = usePartner(regionTexts, viewsTexts);
  const sharing = usePermissionScope('views.share');
  const me = useActorId();
  const isAsked = useMay('views.keep') && client.supports('views.list');
  const name = ['views', table];
  const list = useSourceQuery(name, (call) => client.views.list({ table }, call), {
    enabled: isAsked,
    isPartnerWide: true,
  });
  // a back end of a host's own may have none, whatever can be asked of it: its first answer tells
  const isAwaited = isAsked && list.isPending;
  const isOffered =
    isAsked && !isAwaited && !(isPartnerError(list.error) && list.error.code === 'unsupported');
  const [chosenId, setChosenId] = useState<string>();
  const views = list.data?.items;
  const chosen = views?.find(({ id }) => id === chosenId);
  const hasRegion = state.region !== undefined;
  const regions = useSourceQuery(['regions'], (call) => client.regions.list(call), {
    enabled: isOffered && hasRegion && client.supports('regions.list') && Boolean(views?.some(isOfOneRegion)),
    isPartnerWide: true,
  });

  async function chooseRegion({ region }: SavedView): Promise<void> {
    if (!hasRegion || region === undefined || region === state.region) return;
    const canAsk = region !== null && client.supports('regions.list');
    const { data } = regions.data || !canAsk ? regions : await regions.refetch({ cancelRefetch: false });
    // where it is not known which there are, the table says how it went
    const isGone = canAsk && data?.items.every(({ id }) => id !== region);
    if (isGone) notify({ text: t('views.regionGone', { region: domainName(t, 'region', region) }) });
    else setRegion(region ?? undefined);
  }

  async function change<Answer>(run: () => Promise<Answer>): Promise<Answer | undefined> {
    try {
      return await changing(run, 'views');
    } catch (cause) {
      const isOlder = isPartnerError(cause) && cause.code === 'conflict';
      const isTaken = isPartnerError(cause) && cause.fields.some(({ field }) => field === 'name');
      const known = isOlder ? t('views.changedElsewhere') : isTaken && t('views.nameTakenByTeam');
      notify({ tone: 'danger', text: known || errorText(t, cause) });
      return undefined;
    }
  }
  const content = () => ({
    table,
    query: state.query,
    columns: { ...state.columns },
    ...(state.sort === undefined ? {} : { sort: state.sort }),
    ...(state.region === undefined ? {} : { region: state.region }),
  });
  // who is not known owns nothing that says whose it is
  const isOwn = ({ owner }: SavedView) => owner === undefined || owner.id === me;
  /** Whether the viewer may change a view, share it or take it back: what the team has, its owner or who may share for all. */
  const mayChange = (view: SavedView) =>
    !view.shared || sharing === 'all' || (sharing === 'own' && isOwn(view));
  const save = async (view: Pick<SavedView, 'id' | 'name' | 'shared'> & { readonly version?: string }) => {
    const { id, name: title, version, shared } = view;
    const saved = await change(() =>
      client.views.save({
        ...content(),
        ...{ id, name: title },
        ...(shared ? { shared } : {}),
        ...(version === undefined ? {} : { version }),
      }),
    );
    if (!saved) return false;
    setChosenId(saved.id);
    notify({ text: t('views.saved', { name: saved.name }) });
    return true;
  };
  return {
    /** Whether views are kept here, as far as is known. */
    isOffered,
    /** Whether it is not known yet, since nothing was answered. */
    isAwaited,
    /** Whether the source keeps what is saved; where it does not, its views can be chosen. */
    isKept: client.supports('views.save'),
    isRemovable: client.supports('views.remove'),
    /** `undefined` while they load. */
    views,
    error: list.error,
    reload: () => void list.refetch(),
    /** The view that was chosen last. */
    chosen,
    /** Whether the table is no longer as the chosen view has it. */
    isChanged: chosen !== undefined && !isSameState(chosen, state),
    /** Takes a view as the chosen one and shows its region; one that the viewer no longer sees is said and left out. */
    choose: (view: SavedView | undefined) => {
      setChosenId(view?.id);
      if (!view) return;
      void chooseRegion(view);
      tell({ type: 'view', table, id: view.id });
    },
    /** Keeps the table's state under a name; answers whether it is kept. */
    saveAs: (title: string, shared = false) =>
      save({ id: crypto.randomUUID?.() ?? `${Date.now()}`, name: title.trim(), shared }),
    /** Keeps the table's state in the chosen view. */
    update: () => (chosen ? save(chosen) : Promise.resolve(false)),
    isOwn,
    mayChange,
    /** Whether the viewer shares views with the partner's team at all. */
    mayShare: sharing !== undefined && client.supports('views.save'),
    /** Gives a view to the partner's team, or takes it back to its owner alone; what it shows stays as it was saved. */
    async share(view: SavedView, shared: boolean) {
      const { owner: _, shared: __, ...rest } = view;
      const saved = await change(() => client.views.save({ ...rest, ...(shared ? { shared } : {}) }));
      if (!saved) return;
      notify({ text: t(shared ? 'views.sharedNow' : 'views.unsharedNow', { name: saved.name }) });
    },
    async remove(view: SavedView) {
      const removed = await change(() => client.views.remove({ id: view.id }));
      if (!removed) return;
      const { version: _, owner: __, ...rest } = view;
      // who takes back a removal of somebody else's view would make it their own
      if (!isOwn(view)) {
        notify({ text: t('views.removed', { name: view.name }) });
        return;
      }
      notify({
        text: t('views.removed', { name: view.name }),
        undo: () => void change(() => client.views.save(rest)),
      });
    },
  };
}

function isOfOneRegion({ region }: SavedView): boolean {
  return typeof region === 'string';
}

function isSameState(view: SavedView, { query, sort, columns, region }: ViewState): boolean {
  return (
    (view.query ?? '') === query &&
    view.sort === sort &&
    (view.region === undefined || region === undefined || view.region === region) &&
    canonical(view.columns ?? {}) === canonical(columns)
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
