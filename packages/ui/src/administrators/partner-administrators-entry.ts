export { PartnerAdministrators, type PartnerAdministratorsProps } from './partner-administrators.tsx';
export { type CustomerManager, useCustomerAdministrators } from './use-customer-administrators.ts';
