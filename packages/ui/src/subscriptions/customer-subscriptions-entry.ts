export { ExplainedStatuses, type ExplainedStatusesProps } from '../customers/explained-statuses.tsx';
export { useCustomer } from '../customers/use-customer.ts';
export { CustomerSubscriptions, type CustomerSubscriptionsProps } from './customer-subscriptions.tsx';
export { type LicenseNeed, licenseNeedRule, licenseNeeds } from './customer-subscriptions-needs.ts';
export { useCustomerSubscriptions } from './use-customer-subscriptions.ts';
