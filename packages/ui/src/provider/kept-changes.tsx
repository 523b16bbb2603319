import { toPartnerError } from '@partnerkit/sdk';
import { useEffect, useRef } from 'react';
import { errorText } from '../i18n/error-text.ts';
import { waitingTexts } from '../i18n/texts/waiting-texts.ts';
import type { DraftStorage } from '../primitives/wizard/draft-storage.ts';
import { enqueueChange, waitingCalls } from './make-when-online.ts';
import { usePartner } from './partner-context.ts';
import { keptChangesKey } from './use-kept-changes.ts';
import { useDraftOwner } from './use-viewer.ts';
import type { ChangeToMake, WaitingChange, WaitingQueue } from './waiting-change.ts';

/** A change that is written down, and whose it is. */
interface KeptChange {
  readonly owner: string;
  readonly change: ChangeToMake;
}

/** What {@link KeptChanges} takes. */
export interface KeptChangesProps {
  readonly storage: DraftStorage | undefined;
  readonly waiting: readonly WaitingChange[];
  readonly queue: WaitingQueue;
  /** Told whether those that wait outlive the page. */
  readonly onKept: (areKept: boolean) => void;
}

/**
 * Writes down what waits, and has what a page before this one has left wait again: that of the same viewer alone, for others may have
 * signed in since. Draws nothing.
 */
export function KeptChanges({ storage, waiting, queue, onKept }: KeptChangesProps) {
  const { client, announce, changing, notify, t } = usePartner(waitingTexts);
  const owner = useDraftOwner();
  const known = useRef(new Set<string>());
  const said = useRef(0);
  useEffect(() => {
    const count = waiting.length;
    if (count === 0) said.current = 0;
    if (count === said.current) return;
    return announce(t('notice.waiting', { count }), () => {
      said.current = count;
    });
  }, [waiting.length, announce, t]);

  useEffect(() => {
    if (owner === undefined) return;
    for (const { owner: whose, change } of readKept(storage)) {
      const { idempotencyKey } = change.options;
      if (whose !== owner || known.current.has(idempotencyKey)) continue;
      known.current.add(idempotencyKey);
      changing(() => enqueueChange(queue, client, change, undefined)).catch((cause: unknown) => {
        const problem = errorText(t, toPartnerError(cause));
        notify({ tone: 'danger', text: t('notice.notMade', { change: change.label, problem }) });
      });
    }
  }, [storage, owner, queue, client, changing, notify, t]);

  useEffect(() => {
    const now = new Map(waiting.map(({ change }) => [change.options.idempotencyKey, change]));
    const others = readKept(storage).filter(
      ({ change: { options } }) =>
        !now.has(options.idempotencyKey) && !known.current.has(options.idempotencyKey),
    );
    for (const key of now.keys()) known.current.add(key);
    if (owner === undefined) {
      onKept(false);
      return;
    }
    const own = [...now.values()].map((change) => ({ owner, change }));
    onKept(writeKept(storage, [...others, ...own]));
  }, [storage, owner, waiting, onKept]);
  return null;
}

function readKept(storage: DraftStorage | undefined): readonly KeptChange[] {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(keptChangesKey) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isKeptChange) : [];
  } catch {
    return [];
  }
}

function isKeptChange(kept: Partial<KeptChange> | null): kept is KeptChange {
  const { operation, label, options, input } = kept?.change ?? {};
  return (
    typeof kept?.owner === 'string' &&
    typeof label === 'string' &&
    typeof input === 'object' &&
    Object.hasOwn(waitingCalls, operation ?? '') &&
    typeof options?.idempotencyKey === 'string'
  );
}

/** Answers whether it was written. */
function writeKept(storage: DraftStorage | undefined, kept: readonly KeptChange[]): boolean {
  try {
    if (kept.length === 0) storage?.removeItem(keptChangesKey);
    else storage?.setItem(keptChangesKey, JSON.stringify(kept));
    return storage !== undefined;
  } catch {
    return false;
  }
}
