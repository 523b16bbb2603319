import type { CalendarDay, PartnerClient, WorklistItem, WorklistMark, WorklistState } from '@partnerkit/sdk';
import { useIsFetching } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { errorText } from '../i18n/error-text.ts';
import { isolated } from '../i18n/isolated.ts';
import { noticeTexts } from '../i18n/texts/notice-texts.ts';
import { worklistTexts } from '../i18n/texts/worklist-texts.ts';
import { conflictCurrent } from '../primitives/conflict-current.ts';
import { drawnKey } from '../provider/drawn-key.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useActorId, useMay } from '../provider/use-viewer.ts';
import { useToday } from '../trials/use-today.ts';

type Change = Omit<Parameters<PartnerClient['worklist']['change']>[0], 'customerId' | 'version'>;

/** What somebody does for a customer on the worklist (WRK-2). */
export type WorklistAct =
  | { readonly kind: 'done' }
  /** What was done or snoozed is to be done again. */
  | { readonly kind: 'reopen' }
  | { readonly kind: 'snooze'; readonly until: CalendarDay }
  /** Hands it to a user; `null`: to nobody. */
  | { readonly kind: 'assign'; readonly to: string | null }
  | { readonly kind: 'note'; readonly note: string | null };

/** What was to be noted of a customer, and what stands since somebody else has changed it meanwhile. */
export interface WorklistConflict {
  readonly mine: Change;
  readonly theirs: WorklistMark;
}

/** An act that did not come about. */
export interface FailedWorklistAct {
  readonly item: WorklistItem;
  readonly text: string;
  /** Somebody else had changed it meanwhile: it stands as they left it. */
  readonly isConflict: boolean;
  /** Both versions, where that is so. */
  readonly conflict?: WorklistConflict | undefined;
  /** The same again, from how it stands now. */
  readonly again: () => void;
  readonly forget: () => void;
}

/** What is shown of a customer before the list is loaded again. */
interface Expected {
  readonly mark: WorklistMark;
  readonly state: WorklistState;
  /** It was answered, and stands until the list tells it. */
  readonly isSettled: boolean;
}

/** How an act is sent: what it starts from, and what is said of it. */
interface Sending {
  readonly item: WorklistItem;
  readonly was: WorklistState;
  readonly change: Change;
  readonly state: WorklistState;
  readonly told: string;
  readonly isUndo?: boolean;
  /** The same for another try, so that it is done once. */
  readonly key: string;
}

/**
 * What the viewer does on the worklist (WRK-2): shown before it is answered, taken back where it is refused, undone by a press. Of
 * one customer, one change goes out after the other, each from what the last one left; where somebody else has changed it, that is
 * told and theirs stands.
 */
export function useWorklistChanges(nameOf: (userId: string) => string = (userId) => userId) {
  const { client, queryClient, cacheKey, region, asOf, changing, notify, whenOnline, formats, t } =
    usePartner(noticeTexts, worklistTexts);
  const today = useToday();
  const me = useActorId();
  const mayWork = useMay('worklist.work') && client.supports('worklist.change');
  const [expected, setExpected] = useState<ReadonlyMap<string, Expected>>(new Map());
  const [failures, setFailures] = useState<ReadonlyMap<string, FailedWorklistAct>>(new Map());
  // by customer: the key of the last change, and the version that is to be started from
  const turns = useRef(new Map<string, { readonly key: string; readonly version: string }>());
  const loading = useIsFetching(
    { queryKey: ['partnerkit', cacheKey], predicate: ({ queryKey }) => queryKey.includes('worklist') },
    queryClient,
  );

  // once the list is loaded, what it tells is what was answered, or newer
  useEffect(() => {
    const settled = [...expected].filter(([, { isSettled }]) => isSettled);
    if (loading > 0 || settled.length === 0) return;
    for (const [id] of settled) turns.current.delete(id);
    setExpected((all) => new Map([...all].filter(([, { isSettled }]) => !isSettled)));
  }, [loading, expected]);

  const put = (id: string, one: Expected | undefined) => setExpected((all) => withOne(all, id, one));

  async function send(sending: Sending): Promise<void> {
    const { item, was, change, state, told, isUndo, key } = sending;
    const { id } = item;
    const after = { mark: markAfter(item.mark, change, { by: me ?? '', on: today }), state };
    setFailures((all) => withOne(all, id, undefined));
    put(id, { ...after, isSettled: false });
    const version = turns.current.get(id)?.version ?? item.mark.version;
    turns.current.set(id, { key, version });
    const isLast = () => turns.current.get(id)?.key === key;
    try {
      await changing(async () => {
        const mark = await whenOnline(
          'worklist.change',
          { customerId: id, ...change, version },
          {
            ...{ region: item.region ?? region, asOf, idempotencyKey: key },
            ...{ label: told, of: `worklist ${id}` },
          },
        );
        if (isLast()) {
          turns.current.set(id, { key, version: mark.version });
          put(id, { mark, state, isSettled: false });
        }
        const undo = () =>
          void send({
            ...{ item: { ...item, mark }, was: state, state: was, isUndo: true, key: drawnKey() },
            ...{ change: takenBack(item.mark, was, change, today), told: t('notice.undone') },
          });
        notify({ text: told, ...(isUndo ? {} : { undo }) });
      }, 'worklist');
      setExpected((all) => {
        const one = all.get(id);
        return one && isLast() ? withOne(all, id, { ...one, isSettled: true }) : all;
      });
    } catch (cause) {
      if (isLast()) {
        turns.current.delete(id);
        put(id, undefined);
      } else {
        // what was done behind it stands
        setExpected((all) => {
          const one = all.get(id);
          return one
            ? withOne(all, id, { ...one, mark: withoutChange(one.mark, item.mark, after.mark) })
            : all;
        });
      }
      fail(sending, cause);
    }
  }

  function fail(sending: Sending, cause: unknown): void {
    const { item } = sending;
    const name = isolated(item.customerName);
    const now = conflictCurrent<WorklistMark>(cause, ({ customerId }) => typeof customerId === 'string');
    if (now && isMade(now, sending.change)) {
      notify({ text: sending.told });
      return;
    }
    const text = now
      ? t('worklist.conflict', { name })
      : t('worklist.failed', { name, problem: errorText(t, cause) });
    const again = () =>
      void send(now ? { ...sending, item: { ...item, mark: now }, key: drawnKey() } : sending);
    const forget = () => setFailures((all) => withOne(all, item.id, undefined));
    const conflict = now && { mine: sending.change, theirs: now };
    const failed = { item, text, isConflict: now !== undefined, conflict, again, forget };
    setFailures((all) => withOne(all, item.id, failed));
    notify({ tone: 'danger', text });
  }

  function told(item: WorklistItem, act: WorklistAct): string {
    const name = isolated(item.customerName);
    if (act.kind === 'done') return t('worklist.toldDone', { name });
    if (act.kind === 'reopen') return t('worklist.toldOpen', { name });
    if (act.kind === 'snooze') return t('worklist.toldSnoozed', { name, date: formats.day(act.until) });
    if (act.kind === 'note') return t('worklist.toldNote', { name });
    if (act.to === null) return t('worklist.toldNobody', { name });
    return t('worklist.toldAssigned', { name, person: isolated(nameOf(act.to)) });
  }

  return {
    mayWork,
    today,
    /** Does something for a customer who is shown as `was` (done, snoozed or open). */
    act: (item: WorklistItem, was: WorklistState, act: WorklistAct) =>
      void send({
        ...{ item, was, told: told(item, act), key: drawnKey() },
        ...{ change: changeOf(item, act), state: stateAfter(was, act) },
      }),
    /** A customer as it stands with what was done meanwhile; `undefined`: it is no longer among those shown. */
    shown: (item: WorklistItem, show: WorklistState): WorklistItem | undefined => {
      const one = expected.get(item.id);
      if (!one) return item;
      return one.state === show ? { ...item, mark: one.mark } : undefined;
    },
    /** What did not come about for a customer. */
    failureOf: (id: string) => failures.get(id),
    /** What did not come about, the last one last. */
    failures: [...failures.values()],
  };
}

/** What {@link useWorklistChanges} answers. */
export type WorklistChanges = ReturnType<typeof useWorklistChanges>;

function withOne<One>(
  all: ReadonlyMap<string, One>,
  id: string,
  one: One | undefined,
): ReadonlyMap<string, One> {
  if (one === undefined && !all.has(id)) return all;
  const others = [...all].filter(([other]) => other !== id);
  return new Map(one === undefined ? others : [...others, [id, one]]);
}

function changeOf({ reasons }: WorklistItem, act: WorklistAct): Change {
  if (act.kind === 'done') return { done: reasons.map(({ id }) => id) };
  if (act.kind === 'reopen') return { done: null, snoozedUntil: null };
  if (act.kind === 'snooze') return { snoozedUntil: act.until };
  return act.kind === 'assign' ? { assignedTo: act.to } : { note: act.note };
}

function stateAfter(was: WorklistState, { kind }: WorklistAct): WorklistState {
  if (kind === 'done') return 'done';
  if (kind === 'reopen') return 'open';
  return kind === 'snooze' ? 'snoozed' : was;
}

function markAfter(
  mark: WorklistMark,
  { done, snoozedUntil, assignedTo, note }: Change,
  { by, on }: { readonly by: string; readonly on: CalendarDay },
): WorklistMark {
  return {
    ...mark,
    ...(done === undefined ? {} : { done: done && { reasons: [...done], on, by } }),
    ...(snoozedUntil === undefined ? {} : { snoozedUntil: snoozedUntil as CalendarDay | null }),
    ...(assignedTo === undefined ? {} : { assignedTo }),
    ...(note === undefined ? {} : { note }),
  };
}

/** Whether what a change is to make stands already. */
function isMade(mark: WorklistMark, { done, snoozedUntil, assignedTo, note }: Change): boolean {
  return (
    (done === undefined || (done?.every((id) => mark.done?.reasons.includes(id)) ?? mark.done === null)) &&
    (snoozedUntil === undefined || snoozedUntil === mark.snoozedUntil) &&
    (assignedTo === undefined || assignedTo === mark.assignedTo) &&
    (note === undefined || note === mark.note)
  );
}

/** A mark without what one change has made of the one before it, as far as nothing else was made of it since. */
function withoutChange(mark: WorklistMark, before: WorklistMark, after: WorklistMark): WorklistMark {
  return {
    ...mark,
    ...(mark.done === after.done ? { done: before.done } : {}),
    ...(mark.snoozedUntil === after.snoozedUntil ? { snoozedUntil: before.snoozedUntil } : {}),
    ...(mark.assignedTo === after.assignedTo ? { assignedTo: before.assignedTo } : {}),
    ...(mark.note === after.note ? { note: before.note } : {}),
  };
}

/** The change that puts back what a change has replaced. What was done long ago, or came back on a day that has passed, is open. */
function takenBack(before: WorklistMark, was: WorklistState, change: Change, today: CalendarDay): Change {
  const { done, snoozedUntil, assignedTo, note } = before;
  return {
    ...(change.done === undefined ? {} : { done: was === 'done' && done ? [...done.reasons] : null }),
    ...(change.snoozedUntil === undefined
      ? {}
      : { snoozedUntil: snoozedUntil !== null && snoozedUntil > today ? snoozedUntil : null }),
    ...(change.assignedTo === undefined ? {} : { assignedTo }),
    ...(change.note === undefined ? {} : { note }),
  };
}
