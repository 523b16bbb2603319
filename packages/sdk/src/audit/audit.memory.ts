import { dayNumber, dayOfInstant } from '../calendar/calendar-day.ts';
import { createRowLoader, type Rows } from '../host-rows/row-loader.ts';
import type { MemoryAnswers } from '../memory/memory-call.ts';
import type { CallContext } from '../operation/call-context.ts';
import { instantOfCall } from '../operation/instant-of-call.ts';
import type { CheckedInputOf, Operation } from '../operation/operation.ts';
import { pageCursor, readPageCursor, unusableCursor } from '../operation/page-cursor.ts';
import { usualPageSize } from '../operation/page-size.ts';
import { firstProblem, type RowProblem } from '../operation/row.schema.ts';
import { compareCodePoints } from '../text/fold-text.ts';
import { actingViewer } from '../viewer/acting-viewer.ts';
import type { Viewer } from '../viewer/viewer.contract.ts';
import type { AnnouncedEvent, AnnouncedEvents, DeliveredEvent, EventKind } from './announced-event.ts';
import type { listAuditEntries } from './audit.contract.ts';
import { type AuditEntry, auditEntrySchema } from './audit-entry.schema.ts';
import { auditKind } from './audit-order.ts';
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
  /**
   * What was changed before, in any order, in an array or by an async function; absent, the source does not tell of changes. A
   * host that keeps what `saveAuditEntries` is handed may answer it here: an entry's `id` tells repeats.
   */
  readonly auditEntries?: Rows<AuditEntry> | undefined;
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
export interface AuditInMemory extends MemoryAnswers<'audit'> {
  /** Takes note of what an operation changed, and tells the host. Never rejects. */
  readonly keep: (changes: ToldChanges) => Promise<void>;
  /** What was loaded loads again with the next answer. */
  readonly forget: () => void;
}

/** An audit trail over rows in memory (AUD-1). */
export function auditInMemory(options: AuditInMemoryOptions): AuditInMemory {
  const { viewer, randomId, regionOf, saveAuditEntries, auditEntries = [] } = options;
  const rows = createRowLoader('auditEntries', auditEntries);
  /** Of changes that were made here, beside those of the host, by id. */
  const own = new Map<string, AuditEntry>();
  const actor = actingViewer(viewer);
  /** What the host's rows are, checked once for all pages. */
  let checked: ReturnType<typeof checkedRows> | undefined;
  let made = 0;
  let unsaved: AuditEntry[] = [];
  let undelivered: DeliveredEvent[] = [];

  async function entriesOf({ operation, context, recorded }: ToldChanges): Promise<AuditEntry[]> {
    // of one instant they stand in the order in which they were made
    const idOf = () => `${instantOfCall(context)}-${String(++made).padStart(9, '0')}-${randomId()}`;
    const entries = recorded.map(async ({ action, subject, customerId, changes }): Promise<AuditEntry> => {
      const id = idOf();
      const region = context.region ?? (customerId && (await regionOf(customerId, context)));
      return {
        id,
        at: instantOfCall(context),
        actor,
        action: action ?? operation.id,
        subject: { ...subject },
        ...(customerId === undefined ? {} : { customerId }),
        ...(region === undefined ? {} : { region }),
        changes: changes.map((change) => ({ ...change })),
      };
    });
    return Promise.all(entries);
  }

  async function save(entries: readonly AuditEntry[]): Promise<void> {
    for (const entry of entries) own.set(entry.id, entry);
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
    async list({ sort = '-at', limit = usualPageSize, cursor, ...filter }, { context: { region } }) {
      const given = await rows.load();
      if (checked?.given !== given) checked = checkedRows(given);
      const { good, refused } = checked;
      const fits = auditFilter(filter, region);
      const direction = sort === '-at' ? -1 : 1;
      const found = [...new Map([...good, ...own]).values()]
        .filter(fits)
        .sort((a, b) => direction * compareEntries(a, b));
      const list = JSON.stringify([sort, filter, region]);
      const after = cursor ? placeOf(readPageCursor(list, cursor)) : undefined;
      const start = after ? found.findIndex((entry) => direction * compareEntries(entry, after) > 0) : 0;
      const items = start < 0 ? [] : found.slice(start, start + limit);
      const last = items.at(-1);
      const isMore = last !== undefined && start + items.length < found.length;
      return {
        items,
        nextCursor: isMore ? pageCursor(list, [last.at, last.id]) : null,
        total: found.length,
        ...(refused.length > 0 ? { refused } : {}),
      };
    },

    forget: () => rows.forget(),

    async keep(changes) {
      const { context, announced } = changes;
      const events = announced.map(
        ({ kind, key, data }): DeliveredEvent => ({
          kind,
          key: key ?? randomId(),
          at: instantOfCall(context),
          actor,
          data: data as AnnouncedEvents[EventKind],
        }),
      );
      await Promise.all([save(await entriesOf(changes)), deliver(events)]);
    },
  };
}

interface EntryPlace {
  readonly at: string;
  readonly id: string;
}

/** The oldest first, of one instant by id. */
function compareEntries(a: EntryPlace, b: EntryPlace): number {
  return Date.parse(a.at) - Date.parse(b.at) || compareCodePoints(a.id, b.id);
}

function placeOf(place: unknown): EntryPlace {
  const [at, id] = Array.isArray(place) ? place : [];
  if (typeof at !== 'string' || typeof id !== 'string') throw unusableCursor();
  return { at, id };
}

/** Entries of the host by id, each once; a bad one is left out and named. */
function checkedRows(given: readonly unknown[]) {
  const good = new Map<string, AuditEntry>();
  const refused: RowProblem[] = [];
  for (const [index, row] of given.entries()) {
    const parsed = auditEntrySchema.safeParse(row);
    if (parsed.success) good.set(parsed.data.id, parsed.data);
    else refused.push({ index, ...firstProblem(parsed.error, row) });
  }
  return { given, good, refused };
}

type AuditFilter = Omit<CheckedInputOf<typeof listAuditEntries>, 'sort' | 'limit' | 'cursor'>;

function auditFilter(
  { actor, kinds, customerId, subjectKind, subjectId, from, until }: AuditFilter,
  region: string | undefined,
) {
  const first = from === undefined ? undefined : dayNumber(from);
  const last = until === undefined ? undefined : dayNumber(until);
  return (entry: AuditEntry): boolean => {
    const day = dayOfInstant(entry.at) as number;
    return (
      (region === undefined || entry.region === undefined || entry.region === region) &&
      (actor === undefined || entry.actor.id === actor) &&
      (kinds === undefined || kinds.includes(auditKind(entry.action))) &&
      (customerId === undefined || entry.customerId === customerId) &&
      (subjectKind === undefined || entry.subject.kind === subjectKind) &&
      (subjectId === undefined || entry.subject.id === subjectId) &&
      (first === undefined || day >= first) &&
      (last === undefined || day <= last)
    );
  };
}
