import type {
  AdministratorsInMemory,
  AdministratorsOptions,
} from '../administrators/administrators.memory.ts';
import type { CallingInMemory } from '../calling/calling.memory.ts';
import type { CallingAnswers } from '../calling/calling-answers.ts';
import { customerNotFound } from '../customers/customer-not-found.ts';
import { checkList } from '../errors/check-argument.ts';
import type { CustomerIndex } from '../memory/customer-index.ts';
import { inTurn } from '../memory/in-turn.ts';
import { keptByHost } from '../memory/kept-by-host.ts';
import type { MemoryAnswers, MemoryCall } from '../memory/memory-call.ts';
import { checkVersion } from '../operation/check-version.ts';
import { inSlices } from '../operation/in-slices.ts';
import { pageCursor, readPageCursor } from '../operation/page-cursor.ts';
import { usualPageSize } from '../operation/page-size.ts';
import type { Overrides } from '../operation/with-defaults.ts';
import type { UserBook, UsersOptions } from '../organization/user-book.memory.ts';
import type { StatusParameters } from '../statuses/status-rules.ts';
import type { SubscriptionsInMemory } from '../subscriptions/subscriptions.memory.ts';
import type { Viewer } from '../viewer/viewer.contract.ts';
import type { WorklistMark } from './worklist.contract.ts';
import { type NamedWorklistCustomer, WorklistAnswers } from './worklist-answers.ts';
import {
  changedMark,
  changedWorklist,
  checkColleague,
  versionedMark,
  type WorklistMarkRow,
} from './worklist-marks.ts';
import { appliedWorklistRules, type WorklistRules } from './worklist-reasons.ts';

/** Keeps what the team has noted of a customer in the host's own store; what it rejects does not come about (WRK-2). */
export type SaveWorklistMark = (mark: WorklistMark) => PromiseLike<void> | void;

/** The worklist, as a host has it. */
export interface WorklistRowsOptions {
  /** Why something is to be done for a customer, and how much that weighs; ours unless told (WRK-1). */
  readonly worklistRules?: WorklistRules | undefined;
  /** What the team has noted of customers so far (WRK-2). */
  readonly worklistMarks?: readonly WorklistMarkRow[] | undefined;
  /** Absent: the worklist is read-only. */
  readonly saveWorklistMark?: SaveWorklistMark | undefined;
}

/** What the worklist of rows in memory is made of; the other features load with it. */
export interface WorklistInMemoryParts {
  readonly options: WorklistRowsOptions &
    Pick<UsersOptions, 'users'> &
    Pick<AdministratorsOptions, 'administrators'> & {
      readonly statusParameters?: Overrides<StatusParameters> | undefined;
    };
  readonly viewer: Viewer;
  readonly subscriptions: () => Promise<SubscriptionsInMemory>;
  readonly calling: () => Promise<CallingInMemory>;
  readonly users: () => Promise<UserBook>;
  readonly administrators: () => Promise<AdministratorsInMemory>;
  /** Told when something is noted. */
  readonly changed: () => void;
}

/** What is answered of the worklist, and what other features take of it. */
export interface WorklistInMemory extends MemoryAnswers<'worklist'> {
  /** The points of those for whom something is to be done now. */
  readonly attention: (call: MemoryCall) => Promise<ReadonlyMap<string, number>>;
}

/** The worklist of rows in memory (WRK-1, WRK-2); it is ranked once for as long as nothing of its rows changes. */
export function worklistInMemory(parts: WorklistInMemoryParts): WorklistInMemory {
  const { options, viewer, changed } = parts;
  const { worklistMarks = [], saveWorklistMark, statusParameters } = options;
  const rules = appliedWorklistRules(options.worklistRules);
  checkList('worklistMarks', worklistMarks);
  const marks = new Map(worklistMarks.map((row) => [row.customerId, versionedMark(row)]));
  const made = new WeakMap<CallingAnswers, Promise<WorklistAnswers>>();
  const pointsOf = new WeakMap<WorklistAnswers, { noted: number; points: ReadonlyMap<string, number> }>();
  /** How often something was noted. */
  let noted = 0;
  const next = inTurn();

  async function answers(call: MemoryCall): Promise<WorklistAnswers> {
    const [index, analytics, calling] = await Promise.all([
      call.index(),
      parts.subscriptions().then((it) => it.analytics(call)),
      parts.calling().then((it) => it.answers(call)),
    ]);
    const { asOf, region } = call.context;
    const kept =
      made.get(calling) ??
      ranked(
        new WorklistAnswers({
          ...{ asOf, analytics, calling, rules, statusParameters },
          customers: customersOf(index, region),
        }),
      );
    made.set(calling, kept);
    return kept;
  }

  /** Ranked in slices, so that the page answers its user meanwhile. */
  async function ranked(answers: WorklistAnswers): Promise<WorklistAnswers> {
    await inSlices(answers.ranking());
    return answers;
  }

  /** Who is assigned to whom is known only where the host has told. */
  async function checkAssignee(customerId: string, userId: string, call: MemoryCall): Promise<void> {
    const { users } = await parts.users();
    const assigned =
      options.administrators && (await (await parts.administrators()).ofCustomer({ customerId }, call));
    checkColleague(
      userId,
      users.find(({ id }) => id === userId),
      assigned?.items.some((one) => one.userId === userId) ?? true,
    );
  }

  return {
    async list({ cursor, limit = usualPageSize, ...request }, call) {
      const { asOf, region } = call.context;
      const list = JSON.stringify([request, region, asOf]);
      const after = cursor ? String(readPageCursor(list, cursor)) : undefined;
      const ranking = await answers(call);
      if (request.search?.trim()) await inSlices(ranking.searching(), call.context.signal);
      const prices = await (await parts.subscriptions()).prices();
      const { next: place, ...page } = ranking.page({ ...request, limit, after }, marks, prices);
      return { ...page, nextCursor: place === undefined ? null : pageCursor(list, place) };
    },

    async attention(call) {
      const ranking = await answers(call);
      const known = pointsOf.get(ranking);
      if (known?.noted === noted) return known.points;
      const points = ranking.attention(marks);
      pointsOf.set(ranking, { noted, points });
      return points;
    },

    summary: async (_input, call) => (await answers(call)).summary(marks),

    async get({ customerId }, call) {
      const index = await call.index();
      if (index.positionOf(customerId, call.context.region) === undefined) throw customerNotFound(customerId);
      const prices = await (await parts.subscriptions()).prices();
      return (await answers(call)).one(customerId, marks, prices);
    },

    change: ({ customerId, version, ...change }, call) =>
      next(async () => {
        const index = await call.index();
        const { region, asOf } = call.context;
        const position = index.positionOf(customerId, region);
        if (position === undefined) throw customerNotFound(customerId);
        const customer = index.row(position);
        const before = marks.get(customerId) ?? versionedMark({ customerId });
        if (version !== undefined) checkVersion(`What is noted of ${customer.name}`, version, before);
        if (change.assignedTo && options.users) await checkAssignee(customerId, change.assignedTo, call);
        const after = changedMark(before, change, { by: viewer.userId ?? 'viewer', asOf });
        const told = changedWorklist(customer, before, after);
        if (!told) return before;
        await keptByHost('The worklist was not saved', () => saveWorklistMark?.(after));
        marks.set(customerId, after);
        noted++;
        call.record(told);
        changed();
        return after;
      }),
  };
}

function* customersOf(index: CustomerIndex, region: string | undefined): Generator<NamedWorklistCustomer> {
  for (const position of index.select({ region })) {
    const { id, name, lastAdminSignInAt, region: home } = index.row(position);
    const { subscriptions, isIncomplete } = index.summary(position);
    yield {
      ...{ id, name, lastAdminSignInAt },
      ...(home ? { region: home } : {}),
      areLicensesComplete: subscriptions !== undefined && !isIncomplete,
    };
  }
}
