import { isPartnerError, type PartnerClient } from '@partnerkit/sdk';
import { useCallback, useMemo, useRef, useState } from 'react';
import { drawnKey } from './drawn-key.ts';

/** Changes that may wait: each does the same once, however often it is asked with its key. */
export interface WaitingCalls {
  readonly 'tags.add': PartnerClient['tags']['add'];
  readonly 'tags.remove': PartnerClient['tags']['remove'];
  readonly 'tags.replace': PartnerClient['tags']['replace'];
  readonly 'tags.describe': PartnerClient['tags']['describe'];
  readonly 'worklist.change': PartnerClient['worklist']['change'];
}

/** The operation of a change that may wait. */
type WaitingOperation = keyof WaitingCalls;

/** What a change is made with beside its input: plain data. */
interface ChangeOptions {
  readonly region?: string | undefined;
  readonly asOf?: string | undefined;
  /** The key of the intent; absent, each is one of its own. */
  readonly idempotencyKey?: string | undefined;
}

/** A change as it can be written down and made again, after a reload too. */
export interface ChangeToMake {
  readonly operation: WaitingOperation;
  readonly input: unknown;
  readonly options: ChangeOptions & { readonly idempotencyKey: string };
  /** What the viewer reads of it. */
  readonly label: string;
  /** Of what it is a change, where it starts from a version; of one and the same, each starts from what the one before it has left. */
  readonly of?: string | undefined;
  /** The key of the change of the same that was made before it, and whose version is still to come. */
  readonly after?: string | undefined;
}

/** Makes a change, or has it wait for the connection. Rejects with what it failed with, or for which it was given up. */
export type WhenOnline = <Operation extends WaitingOperation>(
  operation: Operation,
  input: Parameters<WaitingCalls[Operation]>[0],
  options: ChangeOptions & {
    /** What the viewer reads of it while it waits. */
    readonly label: string;
    /** Of what it is a change: its `version` is the one that the last change of the same has left, where that is still to be made. */
    readonly of?: string | undefined;
  },
) => ReturnType<WaitingCalls[Operation]>;

/** A change that was made without a connection. */
export interface WaitingChange {
  readonly change: ChangeToMake;
  /** Settles once it was made, or given up. */
  readonly ended: Promise<unknown>;
  readonly giveUp: () => void;
  /** Leaves it to the page that comes after this one: it is written down. */
  readonly leave: () => void;
}

/** Why a change waits no longer here, though nothing became of it. */
const left = 'left';

/**
 * Changes that wait for the connection. What fails since there is none is tried again when it is back, each after those that were made
 * before it; one that is given up rejects with what it failed with, so that whoever made it takes it back and says why. Each try carries
 * the same key: one whose answer was lost with the connection is not made twice. The host is asked by `beforeMutate` at each try.
 */
export function useWaitingChanges(client: PartnerClient) {
  const [waiting, setWaiting] = useState<readonly WaitingChange[]>([]);
  const queue = useRef<readonly WaitingChange[]>([]);
  const put = useCallback((next: readonly WaitingChange[]) => {
    queue.current = next;
    setWaiting(next);
  }, []);

  const order = useRef<ChangeOrder>({ latest: new Map(), versions: new Map() });

  const make = useCallback(
    async (change: ChangeToMake) => {
      const answer = await makeChange(client, continued(change, order.current));
      const { version } = Object(answer) as { readonly version?: unknown };
      if (change.of !== undefined && typeof version === 'string') {
        order.current.versions.set(change.options.idempotencyKey, version);
        // written down too: the page may be another one before the next is made
        if (queue.current.some(({ change: { after } }) => after === change.options.idempotencyKey))
          put(queue.current.map((one) => ({ ...one, change: continued(one.change, order.current) })));
      }
      return answer;
    },
    [client, put],
  );

  /** Has a change wait in its turn; `cause` is why it could not be made before. */
  const enqueue = useCallback(
    async (change: ChangeToMake, cause: unknown): Promise<unknown> => {
      const end = new AbortController();
      const before = queue.current.map(({ ended }) => ended);
      const made = inItsTurn(() => make(change), cause, { before, signal: end.signal });
      const ended = made.catch(() => {});
      follow(change, ended, order.current);
      put([...queue.current, { change, ended, giveUp: () => end.abort(), leave: () => end.abort(left) }]);
      try {
        return await made;
      } finally {
        put(queue.current.filter((other) => other.ended !== ended));
      }
    },
    [make, put],
  );

  const whenOnline = useCallback(
    async (
      operation: WaitingOperation,
      input: unknown,
      { label, of, ...options }: ChangeOptions & { label: string; of?: string | undefined },
    ) => {
      const before = of === undefined ? undefined : order.current.latest.get(of);
      const change: ChangeToMake = {
        ...{ operation, input, label, of, after: before?.key },
        options: { ...options, idempotencyKey: options.idempotencyKey ?? drawnKey() },
      };
      const firstTry = async () => {
        // what was made before goes first; it may be what finds the connection gone
        if (navigator.onLine !== false) await before?.tried;
        if (navigator.onLine !== false) await Promise.all(queue.current.map(({ ended }) => ended));
        return make(change);
      };
      const tried = firstTry();
      follow(
        change,
        tried.catch(() => {}),
        order.current,
      );
      try {
        return await tried;
      } catch (cause) {
        if (!isOffline(cause)) throw cause;
        return enqueue(change, cause);
      }
    },
    [make, enqueue],
  ) as WhenOnline;
  return useMemo(() => ({ waiting, whenOnline, enqueue }), [waiting, whenOnline, enqueue]);
}

/** How each is made. */
export const waitingCalls: {
  readonly [Operation in WaitingOperation]: (client: PartnerClient) => WaitingCalls[Operation];
} = {
  'tags.add': ({ tags }) => tags.add,
  'tags.remove': ({ tags }) => tags.remove,
  'tags.replace': ({ tags }) => tags.replace,
  'tags.describe': ({ tags }) => tags.describe,
  'worklist.change': ({ worklist }) => worklist.change,
};

/** Which change of one and the same comes behind which. */
interface ChangeOrder {
  /** By what they are changes of: the latest one that is not over, and the end of its first try, or of its waiting. */
  readonly latest: Map<string, { readonly key: string; readonly tried: Promise<unknown> }>;
  /** By the keys of changes: the version that each has left. */
  readonly versions: Map<string, string>;
}

/** Has the next change of the same come behind this one, until that is over. */
function follow({ of, options }: ChangeToMake, tried: Promise<unknown>, { latest }: ChangeOrder): void {
  if (of === undefined) return;
  const one = { key: options.idempotencyKey, tried };
  latest.set(of, one);
  void tried.then(() => latest.get(of) === one && latest.delete(of));
}

/** A change from what the one before it has left, where that is known by now. */
function continued(change: ChangeToMake, { versions }: ChangeOrder): ChangeToMake {
  const version = change.after === undefined ? undefined : versions.get(change.after);
  if (version === undefined) return change;
  return { ...change, after: undefined, input: { ...(change.input as object), version } };
}

function makeChange(client: PartnerClient, { operation, input, options }: ChangeToMake): Promise<unknown> {
  return waitingCalls[operation](client)(input as never, options);
}

/** Tries a change whenever there is a connection, until that is not what it fails with. */
async function inItsTurn<Answer>(
  change: () => Promise<Answer>,
  cause: unknown,
  { before, signal }: { readonly before: readonly Promise<unknown>[]; readonly signal: AbortSignal },
): Promise<Answer> {
  let failure = cause;
  do {
    if (navigator.onLine === false) await backOnline(signal);
    if (!signal.aborted) await Promise.all(before);
    if (signal.reason === left) return new Promise(() => {});
    if (signal.aborted) break;
    try {
      return await change();
    } catch (next) {
      failure = next;
    }
  } while (isOffline(failure));
  throw failure;
}

function backOnline(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const goOn = () => resolve();
    window.addEventListener('online', goOn, { once: true, signal });
    signal.addEventListener('abort', goOn, { once: true });
  });
}

/** The page has no connection, and that is why it failed. */
function isOffline(cause: unknown): boolean {
  // a part of ours that the change needs could not be loaded either
  const isUnreached = isPartnerError(cause) && (cause.code === 'offline' || cause.code === 'unavailable');
  return isUnreached && navigator.onLine === false;
}
