import type { CallContext } from '../operation/call-context.ts';
import type { Operation } from '../operation/operation.ts';
import type { Viewer } from '../viewer/viewer.contract.ts';
import type { AnnouncedEvent, AnnouncedEvents, DeliveredEvent, EventKind } from './announced-event.ts';
import type { AuditEntry } from './audit-entry.schema.ts';
import type { RecordedChange } from './recorded-change.ts';

/**
 * Keeps what was changed in the host's own audit trail, once the change itself is kept (AUD-1). What it rejects it is handed
 * again with the next change; an entry's `id` tells repeats.
 */
export type SaveAuditEntries = (entries: readonly AuditEntry[]) => PromiseLike<void> | void;

/** Takes an event; what it rejects it is told again with the next change, by the same `key`. */
export type OnEvent<Kind extends EventKind> = (event: DeliveredEvent<Kind>) => PromiseLike<void> | void;

/** What a host does with what was changed. */
export interface AuditOptions {
  /** Absent: what is changed here is known as long as the source is. */
  readonly saveAuditEntries?: SaveAuditEntries | undefined;
  /** A user was added to the partner organization; nothing is sent to them by itself (ORG-3). */
  readonly onInvite?: OnEvent<'invited'> | undefined;
  /** A trial was started; nothing is sent to its customer by itself (TRI-1). */
  readonly onTrialStarted?: OnEvent<'trialStarted'> | undefined;
}

/** What an audit trail in memory is made of. */
export interface AuditInMemoryOptions extends AuditOptions {
  readonly viewer: Viewer;
  /** An id that nobody else has. */
  readonly randomId: () => string;
  /** Where a customer lives, as far as that is known. */
  readonly regionOf: (customerId: string, context: CallContext) => Promise<string | undefined>;
}

/** What an operation told of itself before it succeeded. */
export interface ToldChanges {
  readonly operation: Operation;
  readonly context: CallContext;
  readonly recorded: readonly RecordedChange[];
  readonly announced: readonly AnnouncedEvent[];
}

/** The audit trail of changes made over rows in memory. */
export interface AuditInMemory {
  /** Takes note of what an operation changed, and tells the host. Never rejects. */
  readonly keep: (changes: ToldChanges) => Promise<void>;
}

/** An audit trail over rows in memory (AUD-1). */
export function auditInMemory(options: AuditInMemoryOptions): AuditInMemory {
  const { viewer, randomId, regionOf, saveAuditEntries } = options;
  const actor = { id: viewer.userId ?? 'viewer', ...(viewer.name ? { name: viewer.name } : {}) };
  let unsaved: AuditEntry[] = [];
  let undelivered: DeliveredEvent[] = [];

  async function entriesOf({ operation, context, recorded }: ToldChanges): Promise<AuditEntry[]> {
    const id = randomId();
    const entries = recorded.map(
      async ({ action, subject, customerId, changes }, at): Promise<AuditEntry> => {
        const region = context.region ?? (customerId && (await regionOf(customerId, context)));
        return {
          id: `${id}-${String(at + 1).padStart(4, '0')}`,
          at: instantOf(context),
          actor,
          action: action ?? operation.id,
          subject: { ...subject },
          ...(customerId === undefined ? {} : { customerId }),
          ...(region === undefined ? {} : { region }),
          changes: changes.map((change) => ({ ...change })),
        };
      },
    );
    return Promise.all(entries);
  }

  async function save(entries: readonly AuditEntry[]): Promise<void> {
    if (!saveAuditEntries) return;
    const offered = [...unsaved, ...entries];
    unsaved = [];
    try {
      if (offered.length > 0) await saveAuditEntries(offered);
    } catch {
      unsaved = [...offered, ...unsaved];
    }
  }

  async function deliver(events: readonly DeliveredEvent[]): Promise<void> {
    const offered = [...undelivered, ...events];
    undelivered = [];
    const failed = await Promise.all(
      offered.map(async (event) => {
        try {
          await handlers[event.kind]?.(event as never);
          return [];
        } catch {
          return [event];
        }
      }),
    );
    undelivered = [...failed.flat(), ...undelivered];
  }

  const handlers: { readonly [Kind in EventKind]: OnEvent<Kind> | undefined } = {
    invited: options.onInvite,
    trialStarted: options.onTrialStarted,
  };

  return {
    async keep(changes) {
      const { context, announced } = changes;
      const events = announced.map(
        ({ kind, key, data }): DeliveredEvent => ({
          kind,
          key: key ?? randomId(),
          at: instantOf(context),
          actor,
          data: data as AnnouncedEvents[EventKind],
        }),
      );
      await Promise.all([save(await entriesOf(changes)), deliver(events)]);
    },
  };
}

/** Where the caller has no clock, the day is known all the same. */
function instantOf({ at, asOf }: CallContext): string {
  return at ?? `${asOf}T00:00:00.000Z`;
}
