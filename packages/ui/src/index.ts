export { Administrators } from './administrators/administrators.tsx';
export {
  PartnerAdministrators,
  type PartnerAdministratorsProps,
} from './administrators/partner-administrators.tsx';
export { type AccessChange, useAdministrators } from './administrators/use-administrators.ts';
export {
  type CustomerManager,
  useCustomerAdministrators,
} from './administrators/use-customer-administrators.ts';
export type { AuditFilter } from './audit/audit-filters.tsx';
export { AuditTrail, type AuditTrailProps } from './audit/audit-trail.tsx';
export { type AuditQuery, type AuditRows, type AuditSort, useAuditTrail } from './audit/use-audit-trail.ts';
export { CallEndpointChart, type CallEndpointChartProps } from './calling/call-endpoint-chart.tsx';
export { CallQualityCharts, type CallQualityChartsProps } from './calling/call-quality-charts.tsx';
export { CallQualityTrend } from './calling/call-quality-trend.tsx';
export { CallVolumeChart } from './calling/call-volume-chart.tsx';
export type { CallingTableProps, NamedCustomer } from './calling/calling-table-props.ts';
export type { CallingWeekProps } from './calling/calling-week-props.ts';
export { CustomerCalling, type CustomerCallingProps } from './calling/customer-calling.tsx';
export { CustomerQualityTable } from './calling/customer-quality-table.tsx';
export { CustomerUsageTable } from './calling/customer-usage-table.tsx';
export { FeatureUsageChart } from './calling/feature-usage-chart.tsx';
export { QueueInsights } from './calling/queue-insights.tsx';
export {
  type AskedPicture,
  type CallingOverview,
  type CallingPicture,
  type CustomerCallingOverview,
  useCallingOverview,
  useCustomerCalling,
} from './calling/use-calling.ts';
export {
  type CallingCustomer,
  type CallingCustomerRows,
  type CallingCustomersQuery,
  type CallingSort,
  useCallingCustomers,
} from './calling/use-calling-customers.ts';
export type { CustomerAction } from './customers/customer-action.ts';
export type { CustomerColumn, CustomerColumnId } from './customers/customer-columns.tsx';
export { CustomerFilters } from './customers/customer-filters.tsx';
export type { CustomerFiltersProps } from './customers/customer-filters-props.ts';
export { CustomerTable } from './customers/customer-table.tsx';
export type {
  CustomerCells,
  CustomerDetailSlotProps,
  CustomerTableProps,
  CustomerTableSlots,
  CustomerTableSort,
} from './customers/customer-table-props.ts';
export { CustomerTabs } from './customers/customer-tabs.tsx';
export { ExplainedStatuses, type ExplainedStatusesProps } from './customers/explained-statuses.tsx';
export { StatusBadge, StatusBadges } from './customers/status-badges.tsx';
export { useCustomer } from './customers/use-customer.ts';
export { type CustomerTableState, useCustomerTable } from './customers/use-customer-table.ts';
export {
  type CountedTab,
  type CustomerTab,
  type CustomerTabsProps,
  type CustomerTabsState,
  useCustomerTabs,
} from './customers/use-customer-tabs.ts';
export { type CustomerRows, type ReadCustomers, useCustomers } from './customers/use-customers.ts';
export { createEnrichment } from './host-fields/create-enrichment.tsx';
export type {
  EnrichedColumn,
  EnrichedField,
  EnrichedFieldOf,
  EnrichmentContext,
} from './host-fields/enriched-field.ts';
export type { EnrichedInput, Enrichment } from './host-fields/enrichment.ts';
export type { HostFilters, HostMenu } from './host-fields/host-filters.tsx';
export { errorText } from './i18n/error-text.ts';
export type { Formats } from './i18n/formats.ts';
export type { Texts } from './i18n/texts.ts';
export type { Dictionary, IdIn, MessageId, Messages, MessageValues, Translate } from './i18n/translate.ts';
export { ImportFiles, type ImportFilesProps } from './imports/import-files.tsx';
export {
  type ImportFilesOptions,
  type ImportFilesState,
  type NamedFilePlace,
  type SendingFiles,
  useImportFiles,
} from './imports/use-import-files.ts';
export { OrganizationSetup, type OrganizationSetupProps } from './organization/organization-setup.tsx';
export { permissionName, roleName, rolePermissions } from './organization/role-name.ts';
export { RoleTable } from './organization/role-table.tsx';
export {
  type OrganizationSetupState,
  type ProfileChange,
  useOrganizationSetup,
} from './organization/use-organization-setup.ts';
export { type NewUser, type UsersOptions, useUsers } from './organization/use-users.ts';
export { Users, type UsersProps } from './organization/users.tsx';
export type { CsvColumn, CsvValue, DataColumn } from './primitives/data-table/data-column.ts';
export type {
  CellProps,
  FailedSlotProps,
  FooterSlotProps,
  HeaderSlotProps,
  NoMatchSlotProps,
  TableCells,
  TableSlots,
} from './primitives/data-table/table-slots.ts';
export type { ReadRows } from './primitives/data-table/use-paged-rows.ts';
export type { ColumnState } from './primitives/data-table/use-table-layout.ts';
export { FailureMessage, type FailureMessageProps } from './primitives/failure-message.tsx';
export type { DraftStorage } from './primitives/wizard/draft-storage.ts';
export {
  type Density,
  type Notice,
  type PartnerContextValue,
  type PartnerSaying,
  usePartner,
} from './provider/partner-context.ts';
export type { PartnerEvent } from './provider/partner-event.ts';
export { PartnerProvider, type PartnerProviderProps } from './provider/partner-provider.tsx';
export type { SourceAnswer } from './provider/source-answer.ts';
export { useMay } from './provider/use-viewer.ts';
export { RegionRollUp, type RegionRollUpProps } from './regions/region-roll-up.tsx';
export { RegionSelector, type RegionSelectorProps } from './regions/region-selector.tsx';
export {
  type RegionRollUpState,
  type RolledUpRegion,
  useRegionRollUp,
} from './regions/use-region-roll-up.ts';
export { useRegions } from './regions/use-regions.ts';
export { ReportBuilder, type ReportBuilderProps } from './reports/report-builder.tsx';
export { ReportList } from './reports/report-list.tsx';
export { type ReportBuilderState, useReportBuilder } from './reports/use-report-builder.ts';
export { useReportDownload } from './reports/use-report-download.ts';
export { type ReportListState, useReportList } from './reports/use-report-list.ts';
export { useReportRun } from './reports/use-report-run.ts';
export type { HelpdeskEntry } from './resources/helpdesk-entry.ts';
export { ResourcesHelp, type ResourcesHelpProps } from './resources/resources-help.tsx';
export {
  type ResourceRows,
  type ResourcesOptions,
  type ResourcesState,
  useResources,
} from './resources/use-resources.ts';
export {
  CustomerLicenseTrend,
  type CustomerLicenseTrendProps,
} from './subscriptions/customer-license-trend.tsx';
export {
  CustomerSubscriptions,
  type CustomerSubscriptionsProps,
} from './subscriptions/customer-subscriptions.tsx';
export {
  type LicenseNeed,
  licenseNeedRule,
  licenseNeeds,
} from './subscriptions/customer-subscriptions-needs.ts';
export { LicenseTrend, type LicenseTrendProps } from './subscriptions/license-trend.tsx';
export { ProductToggle, type ProductToggleProps } from './subscriptions/product-toggle.tsx';
export type { SectionCustomer } from './subscriptions/section-table-props.ts';
export {
  type SubscriptionKpi,
  SubscriptionKpis,
  type SubscriptionKpisProps,
} from './subscriptions/subscription-kpis.tsx';
export {
  type SectionColumnStates,
  type SectionSorts,
  SubscriptionTables,
  type SubscriptionTablesProps,
} from './subscriptions/subscription-tables.tsx';
export { useCustomerLicenseTrend } from './subscriptions/use-customer-license-trend.ts';
export { useCustomerSubscriptions } from './subscriptions/use-customer-subscriptions.ts';
export {
  type LicenseFigure,
  type LicenseFigures,
  useLicenseFigures,
} from './subscriptions/use-license-figures.ts';
export { useLicenseTrend } from './subscriptions/use-license-trend.ts';
export {
  type SectionId,
  type SectionQuery,
  type SectionRow,
  type SectionRows,
  type SectionSort,
  useSectionRows,
} from './subscriptions/use-section-rows.ts';
export { CustomerTagEditor, type CustomerTagEditorProps } from './tags/customer-tag-editor.tsx';
export { TagBadges, type TagBadgesProps } from './tags/tag-badges.tsx';
export { TagEditor, type TagEditorProps } from './tags/tag-editor.tsx';
export { type HeldTag, useTagEditor } from './tags/use-tag-editor.ts';
export { CustomerTrials, type CustomerTrialsProps } from './trials/customer-trials.tsx';
export { StartTrial, type StartTrialProps } from './trials/start-trial.tsx';
export type { StartTrialOptions } from './trials/start-trial-wizard.tsx';
export { type FailedChange, type TrialStanding, useCustomerTrials } from './trials/use-customer-trials.ts';
export { SavedViews, type SavedViewsProps } from './views/saved-views.tsx';
export { useSavedViews, type ViewState } from './views/use-saved-views.ts';
export { CustomerNextStep, type CustomerNextStepProps } from './worklist/customer-next-step.tsx';
export type { HeldReason, WorklistReasonWords, WorklistWords } from './worklist/reason-words.ts';
export {
  useWorklist,
  useWorklistItem,
  useWorklistSummary,
  type WorklistQuery,
  type WorklistRows,
} from './worklist/use-worklist.ts';
export {
  type FailedWorklistAct,
  useWorklistChanges,
  type WorklistAct,
  type WorklistChanges,
  type WorklistConflict,
} from './worklist/use-worklist-changes.ts';
export { Worklist, type WorklistProps, type WorklistSlots } from './worklist/worklist.tsx';
export type { WorklistFilter, WorklistGrouping } from './worklist/worklist-filters.tsx';
