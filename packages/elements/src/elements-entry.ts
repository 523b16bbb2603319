export { type DefineElementsOptions, defineElements } from './define-elements.ts';
export type {
  CustomerTableElement,
  LicenseTrendElement,
  PartnerElement,
  PartnerElementEvents,
  PartnerElements,
  PartnerProviderElement,
  RegionSelectorElement,
  ReportListElement,
  SubscriptionKpisElement,
  SubscriptionTablesElement,
  WorklistElement,
} from './element-types.ts';
export type { PartnerSettings } from './settings.ts';
