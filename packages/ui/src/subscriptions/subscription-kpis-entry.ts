export { type SubscriptionKpi, SubscriptionKpis, type SubscriptionKpisProps } from './subscription-kpis.tsx';
export { type LicenseFigure, type LicenseFigures, useLicenseFigures } from './use-license-figures.ts';
