import { type FileToImport, type Import, startTimer } from '@partnerkit/sdk';
import { useEffect, useRef, useState } from 'react';
import { useAttempt } from '../primitives/use-attempt.ts';
import { useControlled } from '../primitives/use-controlled.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useSourceQuery } from '../provider/use-source-query.ts';
import { usePermission } from '../provider/use-viewer.ts';

/** Where a usage file belongs, as the viewer names it. */
export interface NamedFilePlace {
  readonly fileId: string;
  readonly region: string;
  /** Its Sunday. */
  readonly week: string;
}

/** What {@link useImportFiles} takes. */
export interface ImportFilesOptions {
  /** The import that is shown, `null` for none; absent, the widget finds the last one that is under way. */
  readonly importId?: string | null | undefined;
  readonly onImportIdChange?: ((importId: string | null) => void) | undefined;
  /** Told when an import has brought its data in. */
  readonly onImported?: ((done: Import) => void) | undefined;
}

/** How far the sending of files is, in bytes. */
export interface SendingFiles {
  readonly files: number;
  readonly received: number;
  readonly of: number;
}

const pollMs = 700;
const moving: readonly string[] = ['checking', 'importing'];
const found: readonly string[] = ['checking', 'checked', 'importing'];

/** One import of files at a time: sending, what it would change, the confirmation, and what came of it (REP-8). */
export function useImportFiles(options: ImportFilesOptions = {}) {
  const { client, changing } = usePartner();
  const isSupported = client.supports('imports.begin');
  const mayImport = usePermission('data.import');
  const [chosen, setChosen] = useControlled<string | null | undefined>(
    options.importId,
    undefined,
    options.onImportIdChange as ((importId: string | null | undefined) => void) | undefined,
  );
  const [sending, setSending] = useState<SendingFiles>();
  const [begun, setBegun] = useState<string>();
  const sent = useRef<readonly FileToImport[]>([]);
  const off = useRef<AbortController>(undefined);
  const act = useAttempt();
  const isAsked = isSupported && mayImport === true;
  // a reload finds what is under way
  const list = useSourceQuery(['imports'], (call) => client.imports.list(call), {
    enabled: isAsked && chosen === undefined,
    isPartnerWide: true,
  });
  const underWay = list.data?.items.find(({ state }) => found.includes(state))?.id;
  const id = chosen === undefined ? underWay : (chosen ?? undefined);
  useEffect(() => {
    // once it is over, no list finds it any more
    if (chosen === undefined && underWay !== undefined) setChosen(underWay);
  }, [chosen, underWay, setChosen]);
  const query = useSourceQuery(
    ['imports', 'one', id],
    (call) => client.imports.get({ importId: id as string }, call),
    { enabled: isAsked && id !== undefined, isPartnerWide: true },
  );
  const shown = id === undefined ? undefined : query.data;
  const state = shown?.state;
  const { dataUpdatedAt, errorUpdatedAt, refetch } = query;

  const answeredAt = Math.max(dataUpdatedAt, errorUpdatedAt);

  useEffect(() => {
    if (answeredAt === 0 || state === undefined || !moving.includes(state)) return undefined;
    return startTimer(pollMs, () => void refetch());
    // each answer, and each failure, is followed by the next question
  }, [state, answeredAt, refetch]);

  const { onImported } = options;
  const before = useRef<Import>(undefined);
  useEffect(() => {
    const wasSeen = before.current;
    before.current = shown;
    // one that was over when it was found is no news
    if (shown?.state !== 'done' || wasSeen?.id !== shown.id || wasSeen.state === 'done') return;
    void changing(async () => {});
    onImported?.(shown);
  }, [shown, changing, onImported]);

  useEffect(() => () => off.current?.abort(), []);

  async function send(files: readonly FileToImport[], importId?: string): Promise<void> {
    if (files.length === 0) return;
    sent.current = files;
    await act.attempt(async (busy) => {
      busy();
      const controller = new AbortController();
      off.current = controller;
      const known = { files: files.length };
      setSending({ ...known, received: 0, of: 0 });
      try {
        const import_ = await client.imports.send(files, {
          importId,
          signal: controller.signal,
          onBegun: ({ id: newId }) => setBegun(newId),
          onProgress: (received, of) => setSending({ ...known, received, of }),
        });
        await client.imports.preview({ importId: import_.id });
        setBegun(undefined);
        setChosen(import_.id);
      } catch (cause) {
        if (!controller.signal.aborted) throw cause;
      } finally {
        setSending(undefined);
      }
    });
  }

  const change = (run: (importId: string) => Promise<unknown>) =>
    act.attempt(async (busy) => {
      busy();
      if (id === undefined) return;
      try {
        await run(id);
      } finally {
        await refetch();
      }
    });

  return {
    isSupported,
    /** `undefined` while it is not known. */
    mayImport,
    /** Whether it is yet to be known if something is under way. */
    isLoading: mayImport === undefined || (isAsked && chosen === undefined && list.isPending),
    listFailure: list.isError ? { error: list.error, retry: () => void list.refetch() } : undefined,
    /** The import that is shown. */
    shown,
    query,
    isWaiting: id !== undefined && query.isPending,
    sending,
    isBusy: act.isBusy,
    failure: act.failure,
    forget: act.forget,
    /** Sends files, and has them looked at. */
    send: (files: readonly FileToImport[]) => send(files),
    /** Goes on with files that could not be sent as a whole. */
    sendAgain: () => send(sent.current, begun),
    stopSending: () => {
      off.current?.abort();
      if (begun !== undefined) void client.imports.discard({ importId: begun }).catch(() => {});
      setBegun(undefined);
    },
    /** Names region and week of usage files, and has all looked at again. */
    place: (places: readonly NamedFilePlace[]) =>
      change((importId) => client.imports.preview({ importId, places: [...places] })),
    confirm: () => change((importId) => client.imports.start({ importId, revision: shown?.revision ?? 0 })),
    discard: () => change((importId) => client.imports.discard({ importId })),
    /** Shows none, for the next files. */
    startOver: () => {
      act.forget();
      setChosen(null);
    },
  };
}

/** What {@link useImportFiles} answers. */
export type ImportFilesState = ReturnType<typeof useImportFiles>;
