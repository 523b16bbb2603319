import type { PartnerClient } from '@partnerkit/sdk';

/** Changes that may wait: each does the same once, however often it is asked with its key. */
export interface WaitingCalls {
  readonly 'tags.add': PartnerClient['tags']['add'];
  readonly 'tags.remove': PartnerClient['tags']['remove'];
  readonly 'tags.replace': PartnerClient['tags']['replace'];
  readonly 'tags.describe': PartnerClient['tags']['describe'];
  readonly 'worklist.change': PartnerClient['worklist']['change'];
}

/** The operation of a change that may wait. */
export type WaitingOperation = keyof WaitingCalls;

/** What a change is made with beside its input: plain data. */
export interface ChangeOptions {
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

/** The changes of a provider that wait, and which comes behind which. */
export interface WaitingQueue {
  waiting: readonly WaitingChange[];
  /** Has others wait from now on, and draws them. */
  readonly put: (waiting: readonly WaitingChange[]) => void;
  /** By what they are changes of: the latest one that is not over, and the end of its first try, or of its waiting. */
  readonly latest: Map<string, { readonly key: string; readonly tried: Promise<unknown> }>;
  /** By the keys of changes: the version that each has left. */
  readonly versions: Map<string, string>;
}
