import type { CustomerAdministrator, CustomerAdministrators } from '@partnerkit/sdk';
import {
  administratorOf,
  administratorsAmong,
  changedAssignments,
  checkAssignable,
  customerNotFound,
  withoutRole,
  withRole,
} from '@partnerkit/sdk/server';
import type { Handlers, RequestContext } from '../http/handlers.ts';
import { replaceUser } from '../organization/replace-user.ts';
import { selectUsers } from '../organization/users.queries.ts';
import type { Transaction } from '../storage/transaction.ts';
import {
  deleteAssignment,
  insertAssignment,
  lockCustomer,
  type NamedCustomer,
  selectAssigned,
  selectNamedCustomer,
} from './administrators.queries.ts';

/** Who manages which customers, and who all of them (DET-3, DET-4). */
export const administratorsHandlers: Handlers['administrators'] = {
  async list(_input, { tx, partner }) {
    return { items: administratorsAmong(await selectUsers(tx, partner)) };
  },

  async ofCustomer({ customerId }, { tx, partner, ...who }) {
    const customer = await selectNamedCustomer(tx, { partner, ...who }, customerId);
    if (!customer) throw customerNotFound(customerId);
    return { customerId, items: await selectAssigned(tx, partner, customerId) };
  },

  assign: (assignment, context) =>
    changeAssigned(assignment.customerId, context, async (tx, before) => {
      if (before.some(({ userId }) => userId === assignment.userId)) return;
      await insertAssignment(tx, context, assignment);
    }),

  unassign: (assignment, context) =>
    changeAssigned(assignment.customerId, context, (tx) => deleteAssignment(tx, context.partner, assignment)),

  async grant({ userId, role }, context) {
    return administratorOf(await replaceUser(context, userId, (user) => withRole(user, role)));
  },

  async revoke({ userId, role }, context) {
    return administratorOf(await replaceUser(context, userId, (user) => withoutRole(user, role)));
  },
};

/** What is asked of the partner's home region before an administrator is assigned in another one (DET-3). */
export async function requireAssignable(
  tx: Transaction,
  partner: string,
  { userId }: { readonly userId: string },
): Promise<void> {
  const [user] = await selectUsers(tx, partner, userId);
  checkAssignable(userId, user);
}

async function changeAssigned(
  customerId: string,
  context: RequestContext,
  change: (tx: Transaction, before: readonly CustomerAdministrator[]) => Promise<void>,
): Promise<CustomerAdministrators> {
  const { tx, partner, record } = context;
  const customer = await customerForChange(customerId, context);
  const before = await selectAssigned(tx, partner, customerId);
  await change(tx, before);
  const items = await selectAssigned(tx, partner, customerId);
  if (items.length !== before.length) record(changedAssignments(customer, idsOf(before), idsOf(items)));
  return { customerId, items };
}

/** A customer whose administrators change. Who may see it is asked once it is held: somebody may just have taken that away. */
async function customerForChange(id: string, context: RequestContext): Promise<NamedCustomer> {
  const { tx, partner } = context;
  await lockCustomer(tx, partner, id);
  const customer = await selectNamedCustomer(tx, context, id);
  if (!customer) throw customerNotFound(id);
  return customer;
}

function idsOf(list: readonly CustomerAdministrator[]): string[] {
  return list.map(({ userId }) => userId);
}
