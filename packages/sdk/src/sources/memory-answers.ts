import { type CallingRowsOptions, callingInMemory } from '../calling/calling.memory.ts';
import type { OperationId } from '../contract/contract.ts';
import { customerNotFound } from '../customers/customer-not-found.ts';
import type { countCustomers, getCustomer } from '../customers/customers.contract.ts';
import { customerFacets, regionsOf } from '../memory/customer-facets.ts';
import type { CustomerSelection } from '../memory/customer-index.ts';
import type { MemoryCall } from '../memory/memory-call.ts';
import type { CallContext } from '../operation/call-context.ts';
import type { CheckedInputOf } from '../operation/operation.ts';
import { usersInMemory } from '../organization/users.memory.ts';
import type { LicenseRules } from '../sections/license-tally.ts';
import { licensesInMemory } from '../subscriptions/subscriptions.memory.ts';
import type { TagBook } from '../tags/tag-book.ts';
import type { addTags, describeTag, replaceTags } from '../tags/tags.contract.ts';
import {
  changeTags,
  describeTagInUse,
  replaceCustomerTags,
  type TagChange,
  tagsInUse,
} from '../tags/tags.memory.ts';
import { viewsInMemory } from '../views/views.memory.ts';
import type { PartnerWideOptions } from './partner-wide-options.ts';

/** What the answers are made over. */
export interface MemoryAnswersOptions {
  readonly options: PartnerWideOptions & CallingRowsOptions & { readonly licenseRules?: LicenseRules };
  readonly tags: TagBook;
  /** Told when answers given before may no longer be true. */
  readonly changed: () => void;
  readonly selection: (input: { query?: string }, context: CallContext) => Promise<CustomerSelection>;
}

type LateAnswer<Input> = (input: Input, call: MemoryCall) => unknown;

/** Everything that is asked of rows in memory but the list of customers: it loads with the first that is asked for. */
export function memoryAnswers({ options, tags, changed, selection }: MemoryAnswersOptions) {
  const { users: rows = [], saveUsers, views: kept = [], saveViews } = options;
  const users = usersInMemory(rows, saveUsers);
  const views = viewsInMemory(kept, saveViews);
  const licenses = licensesInMemory(options.licenseRules);
  const calling = callingInMemory(options, changed);

  const change =
    (verb: TagChange['verb']): LateAnswer<CheckedInputOf<typeof addTags>> =>
    async ({ customerIds, tags: names }, { context: { region }, index }) => ({
      results: await changeTags(tags, index, { verb, customerIds, tags: names, region }, changed),
    });

  // biome-ignore lint/suspicious/noExplicitAny: an operation's id and its input go together, which the call's type has said
  const answers: { [Id in OperationId]?: LateAnswer<any> } = {
    'regions.list': (_input, { index }) => ({ items: regionsOf(index) }),
    'customers.get': ({ id }: CheckedInputOf<typeof getCustomer>, { index, context }) => {
      const position = index.positionOf(id, context.region);
      const customer = position === undefined ? undefined : index.customer(position);
      if (!customer) throw customerNotFound(id);
      return customer;
    },
    'customers.count': async (input: CheckedInputOf<typeof countCustomers>, { index, context }) => ({
      total: index.select(await selection(input, context)).length,
    }),
    'customers.facets': (_input, { index, context }) => customerFacets(index, context.region),
    'tags.list': (_input, { index, context }) => ({
      items: tagsInUse(tags, index.visibleRows(context.region)),
    }),
    'tags.add': change('add'),
    'tags.remove': change('remove'),
    'tags.replace': (input: CheckedInputOf<typeof replaceTags>, { index, context: { region } }) =>
      replaceCustomerTags(tags, index, { ...input, region }, changed),
    'tags.describe': (input: CheckedInputOf<typeof describeTag>, { index, context }) =>
      describeTagInUse(tags, index.visibleRows(context.region), input),
    'subscriptions.figures': licenses.figures,
    'subscriptions.section': licenses.section,
    'subscriptions.trend': licenses.trend,
    'subscriptions.list': licenses.list,
    'calling.overview': calling.overview,
    'calling.customers': calling.customers,
    'calling.customer': calling.customer,
    'calling.send': calling.send,
    'users.list': users.list,
    'users.add': users.add,
    'users.setRoles': users.setRoles,
    'users.remove': users.remove,
    'views.list': views.list,
    'views.save': views.save,
    'views.remove': views.remove,
  };
  return { answers, kpiCustomers: licenses.kpiCustomers, forget: calling.forget };
}
