import { calendarDay, dayNumber, type WorklistItem } from '@partnerkit/sdk';
import { useRef, useState } from 'react';
import { isolated } from '../i18n/isolated.ts';
import { worklistTexts } from '../i18n/texts/worklist-texts.ts';
import { Icon } from '../primitives/icon.tsx';
import { lazyPart } from '../primitives/lazy-part.tsx';
import { MenuButton } from '../primitives/menu/menu-button.tsx';
import type { MenuItem } from '../primitives/menu/menu-item.ts';
import { usePartner } from '../provider/partner-context.ts';
import type { ItemContext } from './item-context.ts';
import type { NoteDraft } from './note-popover.tsx';
import type { WorklistAct } from './use-worklist-changes.ts';
import { leaveEntry, worklistKeys } from './use-worklist-keys.ts';

const NotePopover = lazyPart(
  () => import('./note-popover.tsx').then((module) => module.NotePopover),
  ({ onClose }) => onClose(),
);
const SnoozePopover = lazyPart(
  () => import('./snooze-popover.tsx').then((module) => module.SnoozePopover),
  ({ onClose }) => onClose(),
);

/** What can be done for a customer (WRK-2): done, or open again; snoozed, assigned, with a note. */
export function WorklistActs({
  item,
  context,
}: {
  readonly item: WorklistItem;
  readonly context: ItemContext;
}) {
  const { t, formats } = usePartner(worklistTexts);
  const { changes, colleagues, show } = context;
  const [opened, setOpened] = useState<{ readonly what: 'note' | 'day'; readonly anchor: Element }>();
  const [draft, setDraft] = useState<NoteDraft>();
  const acts = useRef<HTMLDivElement>(null);
  const { assignedTo, note } = item.mark;
  const label = (act: string) => t('worklist.actOf', { act, name: isolated(item.customerName) });
  const act = (one: WorklistAct) => {
    // the focus goes on before the customer is gone
    if (acts.current && !(one.kind === 'assign' || one.kind === 'note')) leaveEntry(acts.current);
    changes.act(item, show, one);
  };
  const inDays = (days: number) => calendarDay((dayNumber(changes.today) ?? 0) + days);
  const snooze = (message: 'worklist.tomorrow' | 'worklist.inAWeek', days: number): MenuItem => ({
    kind: 'action',
    label: t(message, { date: formats.day(inDays(days)) }),
    onSelect: () => act({ kind: 'snooze', until: inDays(days) }),
  });
  const assign = (id: string, name: string): MenuItem => ({
    kind: 'choice',
    label: name,
    checked: assignedTo === id,
    onSelect: () => act({ kind: 'assign', to: id }),
  });
  const control = (name: 'note' | 'snooze') => {
    const found = acts.current?.querySelector(`[data-act="${name}"]`);
    return found?.matches('button') ? found : found?.querySelector('button');
  };
  const open = (what: 'note' | 'day') => {
    const anchor = control(what === 'note' ? 'note' : 'snooze');
    if (anchor) setOpened({ what, anchor });
  };
  const close = () => setOpened(undefined);
  return (
    <div ref={acts} className="pk-worklist-acts">
      {show !== 'done' && (
        <span data-act="snooze">
          <MenuButton
            className="pk-button pk-quiet"
            label={label(t('worklist.snooze'))}
            onOpenChange={(isOpen) => isOpen && close()}
            items={() => [
              ...(show === 'snoozed'
                ? [
                    {
                      kind: 'action' as const,
                      label: t('worklist.reopen'),
                      onSelect: () => act({ kind: 'reopen' }),
                    },
                  ]
                : []),
              snooze('worklist.tomorrow', 1),
              snooze('worklist.inAWeek', 7),
              { kind: 'action', label: t('worklist.chooseDay'), onSelect: () => open('day') },
            ]}
          >
            {t('worklist.snooze')}
          </MenuButton>
        </span>
      )}
      <span data-act="assign">
        <MenuButton
          className="pk-button pk-quiet"
          label={label(t('worklist.assign'))}
          items={() => [
            ...(colleagues.me ? [assign(colleagues.me, t('worklist.me'))] : []),
            ...colleagues.others.map(({ id, name }) => assign(id, name)),
            ...(colleagues.me || colleagues.others.length > 0
              ? []
              : [{ kind: 'note' as const, label: t('worklist.noColleagues') }]),
            ...(assignedTo === null
              ? []
              : [
                  { kind: 'separator' as const },
                  {
                    kind: 'action' as const,
                    label: t('worklist.nobody'),
                    onSelect: () => act({ kind: 'assign', to: null }),
                  },
                ]),
          ]}
        >
          {t('worklist.assign')}
        </MenuButton>
      </span>
      <button
        form=""
        type="button"
        className="pk-button pk-quiet"
        data-act="note"
        aria-label={label(t('worklist.note'))}
        aria-keyshortcuts={worklistKeys.note}
        aria-haspopup="dialog"
        aria-expanded={opened?.what === 'note'}
        onPointerEnter={NotePopover.ahead}
        onFocus={NotePopover.ahead}
        onClick={() => (opened?.what === 'note' ? close() : open('note'))}
      >
        {t('worklist.note')}
      </button>
      <button
        form=""
        type="button"
        className="pk-button"
        data-act="done"
        aria-label={label(t(show === 'done' ? 'worklist.reopen' : 'worklist.doIt'))}
        aria-keyshortcuts={worklistKeys.done}
        // the next customer comes up where this one was: the second press of two is not meant for that one
        onClick={({ detail }) => detail < 2 && act({ kind: show === 'done' ? 'reopen' : 'done' })}
      >
        {show !== 'done' && <Icon name="check" />}
        {t(show === 'done' ? 'worklist.reopen' : 'worklist.doIt')}
      </button>
      {opened?.what === 'note' && (
        <NotePopover
          anchor={opened.anchor}
          label={label(t('worklist.note'))}
          note={note ?? ''}
          draft={draft}
          onDraft={setDraft}
          onSave={(text) => act({ kind: 'note', note: text })}
          onClose={close}
        />
      )}
      {opened?.what === 'day' && (
        <SnoozePopover
          anchor={opened.anchor}
          label={label(t('worklist.snooze'))}
          today={changes.today}
          onSave={(until) => act({ kind: 'snooze', until })}
          onClose={close}
        />
      )}
    </div>
  );
}
