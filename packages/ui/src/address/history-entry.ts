export { useHistoryAddress } from './use-history-address.ts';
export type { AddressStep, PageAddress } from './use-page-address.ts';
