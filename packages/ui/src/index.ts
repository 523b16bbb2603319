export { CustomerFilters, type CustomerFiltersProps } from './customers/customer-filters.tsx';
export { CustomerTable } from './customers/customer-table.tsx';
export type { CustomerTableProps } from './customers/customer-table-props.ts';
export { StatusBadge, StatusBadges } from './customers/status-badges.tsx';
export { type CustomerTableState, useCustomerTable } from './customers/use-customer-table.ts';
export { type CustomerRows, useCustomers } from './customers/use-customers.ts';
export type { Formats } from './i18n/formats.ts';
export type { MessageId, Messages, MessageValues, Translate } from './i18n/translate.ts';
export type { DataColumn } from './primitives/data-table/data-column.ts';
export type { ColumnState } from './primitives/data-table/use-table-layout.ts';
export {
  type Density,
  type Notice,
  type PartnerContextValue,
  usePartner,
} from './provider/partner-context.ts';
export { PartnerProvider, type PartnerProviderProps } from './provider/partner-provider.tsx';
export { useMay } from './provider/use-viewer.ts';
export { RegionSelector, type RegionSelectorProps } from './regions/region-selector.tsx';
export { useRegions } from './regions/use-regions.ts';
export { TagEditor, type TagEditorProps } from './tags/tag-editor.tsx';
export { type HeldTag, useTagEditor } from './tags/use-tag-editor.ts';
export { SavedViews, type SavedViewsProps } from './views/saved-views.tsx';
export { useSavedViews, type ViewState } from './views/use-saved-views.ts';
