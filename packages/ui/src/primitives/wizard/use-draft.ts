import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { drawnKey } from '../../provider/drawn-key.ts';
import { browserStorage, type DraftStorage } from './draft-storage.ts';

/** What is kept of an intent that is not done yet. */
export interface Draft<Values> {
  readonly values: Values;
  /** The id of the step where it was left. */
  readonly step: string;
  /** Goes with every try to carry it out: however often it is sent, it is done once. */
  readonly intent: string;
}

/** What {@link useDraft} takes. */
export interface DraftOptions<Values> {
  /** What it is a draft of, and whose: two that share a name are one intent. */
  readonly name: string;
  readonly initial: Values;
  readonly firstStep: string;
  /** Absent, the browser's `localStorage`, so that all tabs share one intent; `null` keeps nothing. */
  readonly storage?: DraftStorage | null | undefined;
  /** Another tab has gone on with the same intent: these are its values. */
  readonly onChangedElsewhere?: ((values: Values) => void) | undefined;
}

/**
 * Keeps what was entered, the step and the key of the intent until it is done or discarded: over a reload, a new token,
 * a crash of the browser, and in all tabs at once. What can't be kept is still there while the page is.
 */
export function useDraft<Values extends Record<string, unknown>>(options: DraftOptions<Values>) {
  const { name, firstStep, onChangedElsewhere } = options;
  const key = `partnerkit.draft.${name}`;
  const storage = options.storage === undefined ? browserStorage() : (options.storage ?? undefined);
  const [found] = useState(() => readDraft<Values>(storage, key, options.initial));
  const [draft, setDraft] = useState<Draft<Values>>(
    () => found ?? { values: options.initial, step: firstStep, intent: drawnKey() },
  );
  const [isKept, setIsKept] = useState(found !== undefined);
  const [isEndedElsewhere, setIsEndedElsewhere] = useState(false);
  const latest = useRef({ draft, initial: options.initial, onChangedElsewhere });
  useEffect(() => {
    latest.current = { ...latest.current, initial: options.initial, onChangedElsewhere };
  });

  const keep = useCallback(
    (part: Partial<Pick<Draft<Values>, 'values' | 'step'>>) => {
      const before = latest.current.draft;
      const next = { ...before, ...part };
      if (JSON.stringify(next) === JSON.stringify(before)) return;
      latest.current.draft = next;
      setDraft(next);
      setIsKept(true);
      write(storage, key, next);
    },
    [storage, key],
  );
  const drop = useCallback(() => {
    const next = { values: latest.current.initial, step: firstStep, intent: drawnKey() };
    latest.current.draft = next;
    setDraft(next);
    setIsKept(false);
    setIsEndedElsewhere(false);
    remove(storage, key);
  }, [storage, key, firstStep]);

  const renew = useCallback(() => {
    const next = { ...latest.current.draft, intent: drawnKey() };
    latest.current.draft = next;
    setDraft(next);
    write(storage, key, next);
    return next.intent;
  }, [storage, key]);

  useEffect(() => {
    const changed = (event: StorageEvent) => {
      if (event.key !== key || event.storageArea !== (storage as unknown)) return;
      const next = readDraft<Values>(storage, key, latest.current.initial);
      if (!next) {
        setIsEndedElsewhere(true);
        return;
      }
      latest.current.draft = { ...next, step: latest.current.draft.step };
      setDraft(latest.current.draft);
      setIsKept(true);
      latest.current.onChangedElsewhere?.(next.values);
    };
    window.addEventListener('storage', changed);
    return () => window.removeEventListener('storage', changed);
  }, [storage, key]);

  return useMemo(
    () => ({
      ...draft,
      /** Whether it was begun before this wizard was opened. */
      isResumed: found !== undefined && isKept,
      /** Whether anything was entered that is not done. */
      isKept,
      /** Another tab has finished or discarded it. */
      isEndedElsewhere,
      keep,
      /** It is done, or not wanted any more: the next one is another intent. */
      drop,
      /** Makes what is entered another intent, and answers its key: the one before may have been carried out. */
      renew,
    }),
    [draft, found, isKept, isEndedElsewhere, keep, drop, renew],
  );
}

function readDraft<Values extends Record<string, unknown>>(
  storage: DraftStorage | undefined,
  key: string,
  initial: Values,
): Draft<Values> | undefined {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(key) ?? 'null');
    if (!isDraft(kept)) return undefined;
    // one of another version has other fields: it is no draft of this form
    const isSame = Object.entries(initial).every(([name, value]) => isAlike(kept.values[name], value));
    return isSame ? (kept as Draft<Values>) : undefined;
  } catch {
    return undefined;
  }
}

function isDraft(kept: unknown): kept is Draft<Record<string, unknown>> {
  const { values, step, intent } = (kept ?? {}) as Partial<Draft<unknown>>;
  return (
    typeof values === 'object' && values !== null && typeof step === 'string' && typeof intent === 'string'
  );
}

function isAlike(a: unknown, b: unknown): boolean {
  return typeof a === typeof b && Array.isArray(a) === Array.isArray(b) && (a === null) === (b === null);
}

function write(storage: DraftStorage | undefined, key: string, draft: unknown): void {
  try {
    storage?.setItem(key, JSON.stringify(draft));
  } catch {
    // full, or not allowed: it lasts as long as the page
  }
}

function remove(storage: DraftStorage | undefined, key: string): void {
  try {
    storage?.removeItem(key);
  } catch {
    // it could not be kept either
  }
}
