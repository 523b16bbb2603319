export {
  type CustomerTableAddress,
  type CustomerTableAddressOptions,
  customerTableAddress,
  regionAddress,
} from './customer-table-address.ts';
export type { SearchValues } from './search-values.ts';
export { type AddressPlace, type AddressStep, type PageAddress, usePageAddress } from './use-page-address.ts';
