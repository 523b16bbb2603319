export { CallEndpointChart, type CallEndpointChartProps } from './call-endpoint-chart.tsx';
export { CallQualityCharts, type CallQualityChartsProps } from './call-quality-charts.tsx';
export { CallQualityTrend } from './call-quality-trend.tsx';
export { CallVolumeChart } from './call-volume-chart.tsx';
export type { CallingWeekProps } from './calling-week-props.ts';
export { FeatureUsageChart } from './feature-usage-chart.tsx';
export {
  type AskedPicture,
  type CallingOverview,
  type CallingPicture,
  type CustomerCallingOverview,
  useCallingOverview,
  useCustomerCalling,
} from './use-calling.ts';
