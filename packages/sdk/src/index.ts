export type { CustomerAdministratorRow } from './administrators/administrator-book.ts';
export {
  type Administrator,
  assignAdministratorSchema,
  type CustomerAdministrator,
  type CustomerAdministrators,
  grantAccessSchema,
} from './administrators/administrators.contract.ts';
export type { SaveAdministrators } from './administrators/administrators.memory.ts';
export type {
  AnnouncedEvent,
  AnnouncedEvents,
  DeliveredEvent,
  EventKind,
} from './audit/announced-event.ts';
export type { OnEvent, SaveAuditEntries } from './audit/audit.memory.ts';
export type { AuditEntry } from './audit/audit-entry.schema.ts';
export { auditKind } from './audit/audit-order.ts';
export type {
  AuditActor,
  AuditedChange,
  AuditedSubject,
  RecordedChange,
} from './audit/recorded-change.ts';
export {
  type CalendarDay,
  calendarDay,
  dayNumber,
  dayOfInstant,
  isCalendarDay,
} from './calendar/calendar-day.ts';
export type { SaveCallLegs } from './calling/calling.memory.ts';
export {
  callingFigureRegistry,
  type QueueFigureId,
  queueFigureIds,
} from './calling/calling-figure-registry.ts';
export type { CallOptions } from './client/call-options.ts';
export {
  type BeforeMutate,
  guardedMutation,
  type Mutation,
  type MutationHooks,
  type MutationOutcome,
  type MutationVerdict,
} from './client/guarded-mutation.ts';
export {
  createPartnerClient,
  type PartnerClient,
  type PartnerClientOptions,
} from './client/partner-client.ts';
export { type RegionFigures, regionFigures } from './client/region-figures.ts';
export type { DownloadedReport, FollowOptions, ReportRowsInput } from './client/report-methods.ts';
export { selectedCustomers } from './client/selected-customers.ts';
export type { FileToImport, SendFilesOptions } from './client/send-import-files.ts';
export { type KeptHostField, withHostFields } from './client/with-host-fields.ts';
export { type Contract, contract, type OperationId, type OperationIdWhere } from './contract/contract.ts';
export { countryCodes, isCountryCode } from './countries/country-codes.ts';
export { type CountryRegions, countryRegions, regionOfCountry } from './countries/country-regions.ts';
export {
  type Customer,
  type CustomerRow,
  customerSchema,
  listedCustomerSchema,
} from './customers/customer.schema.ts';
export { type CustomerSort, type CustomerSortField, customerSortFields } from './customers/customer-sorts.ts';
export type { CustomerSummary } from './customers/customer-summary.ts';
export type { PageMismatch } from './customers/customers.contract.ts';
export { type StatusId, statusIds } from './customers/status-ids.ts';
export {
  type FieldProblem,
  isPartnerError,
  PartnerError,
  type PartnerErrorCode,
  type PartnerErrorDetails,
  partnerErrorCodes,
  toPartnerError,
} from './errors/partner-error.ts';
export { refusalField } from './errors/refusal-field.ts';
export {
  checkHostFields,
  type HostField,
  type HostFieldOf,
  type HostFieldType,
  type HostFilterOf,
  type HostValue,
  type HostValueOf,
  type HostValues,
  hostFieldTypes,
  type LoadHostValues,
} from './host-fields/host-field.ts';
export {
  createHostFieldValues,
  type HostCell,
  type HostFieldValues,
  type HostFieldValuesOptions,
} from './host-fields/host-field-values.ts';
export { hostQueryFields } from './host-fields/host-query-fields.ts';
export { type HostFieldOrder, orderByHostField } from './host-fields/order-by-host-field.ts';
export type { HostRowProblem, OnProblem } from './host-rows/host-row-problem.ts';
export type { Rows } from './host-rows/row-loader.ts';
export type { ImportChanges, ImportFileKind, SurveyedFile } from './imports/import-file.schema.ts';
export { importLimits } from './imports/import-limits.ts';
export {
  type Import,
  type ImportedFile,
  type ImportResult,
  type ImportState,
  importStates,
} from './imports/imports.contract.ts';
export { readPortfolio } from './imports/read-portfolio.ts';
export { type ReportKind, reportColumns } from './imports/report-columns.ts';
export { kpiIds, kpiRegistry } from './kpis/kpi-registry.ts';
export { figuresOfSection, licenseFigureRegistry } from './kpis/license-figure-registry.ts';
export {
  type RegionKpis,
  type RegionRollUp,
  type RolledUpFigure,
  regionRollUp,
} from './kpis/region-roll-up.ts';
export type { CallContext } from './operation/call-context.ts';
export { isDevelopment } from './operation/is-development.ts';
export { loadOnce } from './operation/load-once.ts';
export type { MissingRegion } from './operation/missing-region.schema.ts';
export type { CheckedInputOf, InputOf, Operation, OutputOf } from './operation/operation.ts';
export { maxPageSize } from './operation/page-size.ts';
export { allRows, type Page, Pager, type PagerStep } from './operation/pager.ts';
export type { RowProblem } from './operation/row.schema.ts';
export type { RowView } from './operation/row-view.ts';
export type { Overrides } from './operation/with-defaults.ts';
export {
  type Organization,
  type OrganizationTerms,
  organizationProfileSchema,
  type PlanItem,
  type TermsAcceptance,
} from './organization/organization.contract.ts';
export type { SaveOrganization } from './organization/organization.memory.ts';
export { areTermsAccepted, type OrganizationRow } from './organization/organization-rules.ts';
export { type SetupStep, setupSteps } from './organization/setup-steps.ts';
export type { SaveUsers } from './organization/user-book.memory.ts';
export { isFullAdministrator, type UserRow } from './organization/user-rules.ts';
export { addUserSchema, setUserRolesSchema, type User } from './organization/users.contract.ts';
export { defaultLowAssignment, type LowAssignmentParameters } from './peers/low-assignment-parameters.ts';
export {
  type AccessRole,
  accessRoles,
  type GrantedPermission,
  isAccessRole,
  isRole,
  type Permission,
  type PermissionScope,
  permissionScope,
  permissionsOf,
  permissionTable,
  type Role,
  roles,
} from './permissions/permissions.ts';
export {
  type CustomerSelection,
  isNarrowerQuery,
  isNothingSelected,
  type MatchingCustomers,
  matchingCustomers,
  selectionTest,
  toggledSelection,
} from './query/customer-selection.ts';
export {
  choiceValues,
  searchText,
  withChoice,
  withoutTerm,
  withSearchText,
} from './query/edit-query.ts';
export { formatQuery } from './query/format-query.ts';
export { queryPredicate } from './query/match-query.ts';
export { checkQuery, type HostQueryFields, parseQuery, queryLimits } from './query/parse-query.ts';

export {
  type ChoiceField,
  type ChoiceTerm,
  type Comparison,
  choiceFields,
  type DateField,
  type DateTerm,
  type DateValue,
  dateFields,
  type HostFilter,
  type HostQuery,
  type HostTerm,
  type NumberField,
  type NumberTerm,
  numberFields,
  type Query,
  type QueryField,
  type QueryTerm,
  type TextTerm,
} from './query/query.ts';
export { readableTerms } from './query/readable-terms.ts';
export type { Region } from './regions/regions.contract.ts';
export { nextReportRuns, type ScheduleDays } from './reports/next-report-runs.ts';
export type { FileAnswer } from './reports/report-file.ts';
export { type ReportFormat, reportFormats } from './reports/report-format.schema.ts';
export { type ReportPeriod, reportPeriod } from './reports/report-period.ts';
export type { ReportRow } from './reports/report-row.schema.ts';
export type { ReportRun, RunState } from './reports/report-run.schema.ts';
export {
  pauseReasons,
  type ReportCadence,
  type ReportSchedule,
  reportCadenceSchema,
} from './reports/report-schedule.schema.ts';
export type { SaveReportSchedules } from './reports/report-schedules.memory.ts';
export { type ReportTemplate, reportKinds } from './reports/report-template.schema.ts';
export type { SaveReportTemplates } from './reports/report-templates.memory.ts';
export {
  defaultReportTemplates,
  type ReportLayout,
  type ReportTemplateRow,
} from './reports/report-templates.ts';
export {
  runReportSchema,
  saveReportScheduleSchema,
  saveReportTemplateSchema,
} from './reports/reports.contract.ts';
export type { ReportScheduleRow } from './reports/schedule-rules.ts';
export { loadDefaultResources } from './resources/load-default-resources.ts';
export { type LocalText, localText } from './resources/local-text.ts';
export { type Resource, resourceKinds, resourceSchema } from './resources/resource.schema.ts';
export {
  type CheckedResources,
  checkedResources,
  type ResourceContent,
  resourcesFor,
} from './resources/resource-content.ts';
export {
  type FoundResources,
  type ResourceChoice,
  type ResourceFilterField,
  type ResourceQuery,
  type ResourceSearchOptions,
  resourceFilterFields,
  resourceSearch,
  searchResources,
} from './resources/search-resources.ts';
export { defaultSectionRules, type SectionRules } from './sections/section-rules.ts';
export {
  type CreateSourceOptions,
  createSource,
  type Handler,
  type HandlerAnswer,
  type SourceHandlers,
} from './sources/create-source.ts';
export type { CustomerViewInput, PartnerDataSource, SourceCapabilities } from './sources/data-source.ts';
export { type HttpSourceOptions, httpSource } from './sources/http-source.ts';
export { type MemorySourceOptions, type MemoryViewer, memorySource } from './sources/memory-source.ts';
export { customerStatuses } from './statuses/customer-statuses.ts';
export {
  defaultStatusParameters,
  type StatusFacts,
  type StatusOptions,
  type StatusParameters,
  type StatusRule,
  statusRules,
} from './statuses/status-rules.ts';
export { type LicenseTotals, licenseOverage, licenseTotals } from './subscriptions/license-totals.ts';
export { sectionIds } from './subscriptions/section-ids.ts';
export {
  type Invoice,
  type LicensePool,
  licensePoolSchema,
  type Order,
  type Subscription,
  subscriptionSchema,
} from './subscriptions/subscription.schema.ts';
export { type ComparedTag, compareTagSets, type TagSets } from './tags/compare-tag-sets.ts';
export type { SaveTagDetails, SaveTags, TagDetails } from './tags/tag-book.ts';
export { tagKey } from './tags/tag-key.ts';
export { defaultTagLimits, normalizeTag, type TagLimits, tagsVersion } from './tags/tag-rules.ts';
export { type CustomerTags, maxTaggedCustomers, type Tag, type TagResult } from './tags/tags.contract.ts';
export { compareCodePoints, foldText } from './text/fold-text.ts';
export { linkAddress } from './text/link-address.ts';
export { spellings } from './text/spellings.ts';
export type { RetryPolicy } from './transport/retry-policy.ts';
export { startTimer } from './transport/start-timer.ts';
export type { AccessToken, GetToken, TokenRequest } from './transport/token-keeper.ts';
export { companyKey } from './trials/company-name.ts';
export { type SameCompany, sameCompanies } from './trials/same-companies.ts';
export { extendedEnd, trialEnd } from './trials/trial-end.ts';
export {
  changeTrialSchema,
  endTrialSchema,
  extendTrialSchema,
  startTrialForNewCustomerSchema,
  startTrialSchema,
  type TrialLicenses,
  trialDaysSchema,
  trialLicensesSchema,
} from './trials/trial-input.schema.ts';
export { type TrialLimits, trialLimits } from './trials/trial-limits.ts';
export { isTrialEnded } from './trials/trial-rules.ts';
export type { StartedTrial, Trial } from './trials/trials.contract.ts';
export type { SaveCustomer, SaveTrial } from './trials/trials.memory.ts';
export type { Viewer } from './viewer/viewer.contract.ts';
export type { ViewRow } from './views/view-rules.ts';
export type { SavedView } from './views/views.contract.ts';
export type { SaveViews } from './views/views.memory.ts';
export {
  longestWorklistNote,
  type WorklistItem,
  type WorklistMark,
  type WorklistState,
  worklistChangeSchema,
  worklistStates,
} from './worklist/worklist.contract.ts';
export type { SaveWorklistMark } from './worklist/worklist.memory.ts';
export type { WorklistMarkRow } from './worklist/worklist-marks.ts';
export type { WorklistSortField } from './worklist/worklist-sorts.ts';
