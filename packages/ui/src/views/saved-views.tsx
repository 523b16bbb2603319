import type { SavedView } from '@partnerkit/sdk';
import { useRef, useState } from 'react';
import { stateTexts } from '../i18n/texts/state-texts.ts';
import { viewsTexts } from '../i18n/texts/views-texts.ts';
import type { Translate } from '../i18n/translate.ts';
import { Icon } from '../primitives/icon.tsx';
import { lazyPart } from '../primitives/lazy-part.tsx';
import { MenuButton } from '../primitives/menu/menu-button.tsx';
import type { MenuItem } from '../primitives/menu/menu-item.ts';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { useSavedViews, type ViewState } from './use-saved-views.ts';

const ViewNamePopover = lazyPart(
  () => import('./view-name-popover.tsx').then((module) => module.ViewNamePopover),
  ({ onClose }) => onClose(),
);

const RemoveViewDialog = lazyPart(
  () => import('./remove-view-dialog.tsx').then((module) => module.RemoveViewDialog),
  ({ onClose }) => onClose(),
);

/** What {@link SavedViews} takes. */
export interface SavedViewsProps {
  /** Which table the views are of, for example `customers`. */
  readonly table: string;
  /** The table's state as it is now. */
  readonly state: ViewState;
  /** Puts a view's state in the place of the table's. */
  readonly onApply: (view: SavedView) => void;
}

/**
 * The viewer's own views of a table and those of the partner's team: chosen, and where the source keeps them saved under a name,
 * updated, shared and removed (FIL-3). Nothing where it has none.
 */
export function SavedViews(props: SavedViewsProps) {
  return (
    <Widget>
      <Views {...props} />
    </Widget>
  );
}

function Views({ table, state, onApply }: SavedViewsProps) {
  const { t } = usePartner(stateTexts, viewsTexts);
  const saved = useSavedViews(table, state);
  const [naming, setNaming] = useState<Element>();
  const [removing, setRemoving] = useState<SavedView>();
  const button = useRef<HTMLSpanElement>(null);
  const name = () => setNaming(button.current?.querySelector('button') ?? undefined);
  const close = () => setNaming(undefined);
  const { chosen, isChanged } = saved;
  const isShown = saved.isOffered && (saved.isKept || Boolean(saved.views?.length));
  if (!isShown && !saved.isAwaited) return null;
  const label = chosen
    ? t(isChanged ? 'views.chosenChanged' : 'views.chosen', { name: chosen.name })
    : t('views.title');
  return (
    // its place is kept, so that nothing moves when it comes
    <span ref={button} className="pk-saved-views" style={isShown ? undefined : { visibility: 'hidden' }}>
      <MenuButton
        label={label}
        onOpenChange={(open) => open && close()}
        items={() => viewItems(saved, { onApply, onName: name, onRemove: setRemoving, t })}
      >
        <Icon name="views" />
        <span className="pk-saved-view-name">{chosen?.name ?? t('views.title')}</span>
        {isChanged && <span className="pk-dot" aria-hidden="true" />}
      </MenuButton>
      {removing && (
        <RemoveViewDialog
          view={removing}
          onRemove={() => saved.remove(removing)}
          onClose={() => setRemoving(undefined)}
        />
      )}
      {naming && (
        <ViewNamePopover
          anchor={naming}
          names={saved.views ?? []}
          mayShare={saved.mayShare}
          onSave={saved.saveAs}
          onClose={close}
        />
      )}
    </span>
  );
}

interface ViewActions {
  readonly onApply: (view: SavedView) => void;
  readonly onName: () => void;
  /** Somebody else's view is to go. */
  readonly onRemove: (view: SavedView) => void;
  readonly t: Translate;
}

function viewItems(
  { views, error, reload, chosen, isChanged, choose, ...saved }: ReturnType<typeof useSavedViews>,
  { onApply, onName, onRemove, t }: ViewActions,
): MenuItem[] {
  const say = t.with(stateTexts, viewsTexts);
  const action = (label: string, onSelect: () => void): MenuItem => ({ kind: 'action', label, onSelect });
  const choice = (view: SavedView): MenuItem => {
    const owner = view.shared && !saved.isOwn(view) ? (view.owner?.name ?? view.owner?.id) : undefined;
    return {
      kind: 'choice',
      label: owner === undefined ? view.name : say('views.ofOwner', { name: view.name, owner }),
      checked: view.id === chosen?.id && !isChanged,
      onSelect: () => {
        choose(view);
        onApply(view);
      },
    };
  };
  const own = (views ?? []).filter(({ shared }) => !shared);
  const team = (views ?? []).filter(({ shared }) => shared);
  const heading = (label: string): MenuItem => ({ kind: 'note', label });
  const choices =
    team.length === 0
      ? own.map(choice)
      : [
          ...(own.length > 0 ? [heading(say('views.own')), ...own.map(choice)] : []),
          heading(say('views.team')),
          ...team.map(choice),
        ];
  const note: MenuItem[] = views?.length === 0 ? [{ kind: 'note', label: say('views.none') }] : [];
  const failed: MenuItem[] = error
    ? [{ kind: 'note', label: say('views.failed') }, action(say('state.retry'), reload)]
    : [];
  const name = chosen?.name ?? '';
  const mine = chosen && saved.mayChange(chosen) ? chosen : undefined;
  const sharing = (view: SavedView) =>
    action(
      say(view.shared ? 'views.unshare' : 'views.share', { name }),
      () => void saved.share(view, !view.shared),
    );
  const changes = [
    ...(mine && isChanged && saved.isKept
      ? [action(say('views.update', { name }), () => void saved.update())]
      : []),
    ...(saved.isKept ? [action(say('views.saveAs'), onName)] : []),
    ...(mine && saved.mayShare ? [sharing(mine)] : []),
    ...(mine && saved.isRemovable
      ? [
          action(say('views.remove', { name }), () =>
            saved.isOwn(mine) ? void saved.remove(mine) : onRemove(mine),
          ),
        ]
      : []),
  ];
  return [
    ...choices,
    ...note,
    ...failed,
    ...(changes.length > 0 ? [{ kind: 'separator' } as const, ...changes] : []),
  ];
}
