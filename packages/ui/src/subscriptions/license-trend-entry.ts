export { LicenseTrend, type LicenseTrendProps } from './license-trend.tsx';
export { useLicenseTrend } from './use-license-trend.ts';
