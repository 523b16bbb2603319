export { CustomerCalling, type CustomerCallingProps } from './customer-calling.tsx';
export { type CustomerCallingOverview, useCustomerCalling } from './use-calling.ts';
