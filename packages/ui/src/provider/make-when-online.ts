import { isPartnerError, type PartnerClient } from '@partnerkit/sdk';
import { drawnKey } from './drawn-key.ts';
import type {
  ChangeOptions,
  ChangeToMake,
  WaitingCalls,
  WaitingOperation,
  WaitingQueue,
} from './waiting-change.ts';

/** Why a change waits no longer here, though nothing became of it. */
const left = 'left';

/**
 * Makes a change, or has it wait for the connection. What fails since there is none is tried again when it is back, each after those
 * that were made before it; one that is given up rejects with what it failed with, so that whoever made it takes it back and says why.
 * Each try carries the same key: one whose answer was lost with the connection is not made twice. The host is asked by `beforeMutate`
 * at each try.
 */
export async function makeWhenOnline(
  queue: WaitingQueue,
  client: PartnerClient,
  operation: WaitingOperation,
  input: unknown,
  { label, of, ...options }: ChangeOptions & { readonly label: string; readonly of?: string | undefined },
): Promise<unknown> {
  const before = of === undefined ? undefined : queue.latest.get(of);
  const change: ChangeToMake = {
    ...{ operation, input, label, of, after: before?.key },
    options: { ...options, idempotencyKey: options.idempotencyKey ?? drawnKey() },
  };
  const firstTry = async () => {
    // what was made before goes first; it may be what finds the connection gone
    if (navigator.onLine !== false) await before?.tried;
    if (navigator.onLine !== false) await Promise.all(queue.waiting.map(({ ended }) => ended));
    return make(queue, client, change);
  };
  const tried = firstTry();
  follow(
    change,
    tried.catch(() => {}),
    queue,
  );
  try {
    return await tried;
  } catch (cause) {
    if (!isOffline(cause)) throw cause;
    return enqueueChange(queue, client, change, cause);
  }
}

/** Has a change wait in its turn; `cause` is why it could not be made before. */
export async function enqueueChange(
  queue: WaitingQueue,
  client: PartnerClient,
  change: ChangeToMake,
  cause: unknown,
): Promise<unknown> {
  const end = new AbortController();
  const before = queue.waiting.map(({ ended }) => ended);
  const made = inItsTurn(() => make(queue, client, change), cause, { before, signal: end.signal });
  const ended = made.catch(() => {});
  follow(change, ended, queue);
  queue.put([...queue.waiting, { change, ended, giveUp: () => end.abort(), leave: () => end.abort(left) }]);
  try {
    return await made;
  } finally {
    queue.put(queue.waiting.filter((other) => other.ended !== ended));
  }
}

async function make(queue: WaitingQueue, client: PartnerClient, change: ChangeToMake): Promise<unknown> {
  const answer = await makeChange(client, continued(change, queue));
  const { version } = Object(answer) as { readonly version?: unknown };
  if (change.of !== undefined && typeof version === 'string') {
    queue.versions.set(change.options.idempotencyKey, version);
    // written down too: the page may be another one before the next is made
    if (queue.waiting.some(({ change: { after } }) => after === change.options.idempotencyKey))
      queue.put(queue.waiting.map((one) => ({ ...one, change: continued(one.change, queue) })));
  }
  return answer;
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

/** Has the next change of the same come behind this one, until that is over. */
function follow({ of, options }: ChangeToMake, tried: Promise<unknown>, { latest }: WaitingQueue): void {
  if (of === undefined) return;
  const one = { key: options.idempotencyKey, tried };
  latest.set(of, one);
  void tried.then(() => latest.get(of) === one && latest.delete(of));
}

/** A change from what the one before it has left, where that is known by now. */
function continued(change: ChangeToMake, { versions }: WaitingQueue): ChangeToMake {
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
