export { type NextAddressOptions, type NextRouter, useNextAddress } from './use-next-address.ts';
export type { AddressStep, PageAddress } from './use-page-address.ts';
