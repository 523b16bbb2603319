export { CustomerLicenseTrend, type CustomerLicenseTrendProps } from './customer-license-trend.tsx';
export { LicenseTrend, type LicenseTrendProps } from './license-trend.tsx';
export { useCustomerLicenseTrend } from './use-customer-license-trend.ts';
export { useLicenseTrend } from './use-license-trend.ts';
