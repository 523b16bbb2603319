import type { UserRow } from '@partnerkit/sdk';
import {
  changedMark,
  changedWorklist,
  checkColleague,
  checkVersion,
  customerNotFound,
  usualPageSize,
  versionedMark,
} from '@partnerkit/sdk/server';
import {
  lockCustomer,
  selectAssigned,
  selectNamedCustomer,
} from '../administrators/administrators.queries.ts';
import type { Handlers, HomeChecks, RequestContext } from '../http/handlers.ts';
import { pagedList } from '../http/paged-list.ts';
import { selectUsers } from '../organization/users.queries.ts';
import { selectMark, selectMarks, upsertMark } from './worklist.queries.ts';

/** What to do next, and what the team does about it (WRK-1, WRK-2). */
export const worklistHandlers: Handlers['worklist'] = {
  async list({ cursor, limit = usualPageSize, ...request }, context) {
    const { cursors } = context;
    const { show, reason, assignedTo, search, sort } = request;
    const list = pagedList(context, 'worklist.list', [show, reason, assignedTo, search, sort]);
    const after = cursor ? String(cursors.read(list, cursor)) : undefined;
    const { answers, marks } = await worklistOf(context);
    const { prices } = await context.licenses.of(context.tx, context);
    const { next, ...page } = answers.page({ ...request, limit, after }, marks, prices);
    return { ...page, nextCursor: next === undefined ? null : cursors.sign(list, next) };
  },

  async summary(_input, context) {
    const { answers, marks } = await worklistOf(context);
    return answers.summary(marks);
  },

  async get({ customerId }, context) {
    const { tx, partner, worklists, licenses, calling } = context;
    if (!(await selectNamedCustomer(tx, context, customerId))) throw customerNotFound(customerId);
    const answers = await worklists.of(tx, context, { licenses, calling });
    const mark = versionedMark(await selectMark(tx, partner, customerId));
    const { prices } = await licenses.of(tx, context);
    return answers.one(customerId, new Map([[customerId, mark]]), prices);
  },

  async change({ customerId, version, ...change }, context) {
    const { tx, partner, user, asOf, record, atHome } = context;
    // who may see it is asked once it is held: two changes follow each other
    await lockCustomer(tx, partner, customerId);
    const customer = await selectNamedCustomer(tx, context, customerId);
    if (!customer) throw customerNotFound(customerId);
    const before = versionedMark(await selectMark(tx, partner, customerId));
    if (version !== undefined) checkVersion(`What is noted of ${customer.name}`, version, before);
    const { assignedTo } = change;
    if (assignedTo) {
      const assigned = await selectAssigned(tx, partner, customerId);
      const isAssigned = assigned.some(({ userId }) => userId === assignedTo);
      checkColleague(assignedTo, atHome as UserRow | undefined, isAssigned);
    }
    const after = changedMark(before, change, { by: user, asOf });
    const told = changedWorklist(customer, before, after);
    if (!told) return before;
    await upsertMark(tx, partner, after);
    record(told);
    return after;
  },
};

/** What is asked of the partner's home region first: who it is that a customer is handed to (WRK-2). */
export const worklistHomeChecks: HomeChecks = {
  'worklist.change': async (tx, partner, { assignedTo }) =>
    assignedTo ? (await selectUsers(tx, partner, assignedTo))[0] : undefined,
};

/** What is to be done in the region, and what the team has noted. */
export async function worklistOf({ tx, worklists, licenses, calling, ...reach }: RequestContext) {
  const answers = await worklists.of(tx, reach, { licenses, calling });
  const marks = await selectMarks(tx, reach);
  return { answers, marks: new Map(marks.map((row) => [row.customerId, versionedMark(row)])) };
}
