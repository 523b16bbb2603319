import { getCustomer, listCustomerFacets, listCustomers } from '../customers/customers.contract.ts';
import { listRegions } from '../regions/regions.contract.ts';
import { addTags, listTags, removeTags } from '../tags/tags.contract.ts';
import { getViewer } from '../viewer/viewer.contract.ts';

/** Every operation, by feature. */
export const contract = {
  viewer: { get: getViewer },
  regions: { list: listRegions },
  customers: { list: listCustomers, get: getCustomer, facets: listCustomerFacets },
  tags: { list: listTags, add: addTags, remove: removeTags },
} as const;

/** The contract's type: what a source answers. */
export type Contract = typeof contract;

type OperationOf<Feature> = Feature[keyof Feature];

/** The id of an operation of the contract. */
export type OperationId = OperationOf<{
  [F in keyof Contract]: OperationOf<{
    [V in keyof Contract[F]]: Contract[F][V] extends { id: infer Id } ? Id : never;
  }>;
}>;
