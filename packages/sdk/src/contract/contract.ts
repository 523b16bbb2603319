import {
  callingOverview,
  getCustomerCalling,
  listCallingCustomers,
  sendCallLegs,
} from '../calling/calling.contract.ts';
import {
  countCustomers,
  getCustomer,
  listCustomerFacets,
  listCustomers,
} from '../customers/customers.contract.ts';
import { addUser, listUsers, removeUser, setUserRoles } from '../organization/users.contract.ts';
import { listRegions } from '../regions/regions.contract.ts';
import {
  licenseFigures,
  licenseTrendWeeks,
  listCustomerSubscriptions,
  listSectionRows,
} from '../subscriptions/subscriptions.contract.ts';
import { addTags, describeTag, listTags, removeTags, replaceTags } from '../tags/tags.contract.ts';
import { getViewer } from '../viewer/viewer.contract.ts';
import { listViews, removeView, saveView } from '../views/views.contract.ts';

/** Every operation, by feature. */
export const contract = {
  viewer: { get: getViewer },
  regions: { list: listRegions },
  customers: {
    list: listCustomers,
    get: getCustomer,
    count: countCustomers,
    facets: listCustomerFacets,
  },
  tags: { list: listTags, add: addTags, remove: removeTags, replace: replaceTags, describe: describeTag },
  subscriptions: {
    figures: licenseFigures,
    section: listSectionRows,
    trend: licenseTrendWeeks,
    list: listCustomerSubscriptions,
  },
  calling: {
    overview: callingOverview,
    customers: listCallingCustomers,
    customer: getCustomerCalling,
    send: sendCallLegs,
  },
  users: { list: listUsers, add: addUser, setRoles: setUserRoles, remove: removeUser },
  views: { list: listViews, save: saveView, remove: removeView },
} as const;

/** The contract's type: what a source answers. */
export type Contract = typeof contract;

type OperationOf<Feature> = Feature[keyof Feature];

/** The ids of the operations that declare something, for example `{ readonly changes: true }`. */
export type OperationIdWhere<Declared> = OperationOf<{
  [F in keyof Contract]: OperationOf<{
    [V in keyof Contract[F]]: Contract[F][V] extends { id: infer Id } & Declared ? Id : never;
  }>;
}>;

/** The id of an operation of the contract. */
export type OperationId = OperationIdWhere<unknown>;
