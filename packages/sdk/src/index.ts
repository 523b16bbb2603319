export type { CustomerAdministratorRow } from './administrators/administrator-book.ts';
export type {
  Administrator,
  CustomerAdministrator,
  CustomerAdministrators,
} from './administrators/administrators.contract.ts';
export type { SaveAdministrators } from './administrators/administrators.memory.ts';
export type { AnnouncedEvent, AnnouncedEvents, DeliveredEvent, EventKind } from './audit/announced-event.ts';
export type { OnEvent, SaveAuditEntries } from './audit/audit.memory.ts';
export type { AuditEntry } from './audit/audit-entry.schema.ts';
export type { AuditActor, AuditedChange, AuditedSubject, RecordedChange } from './audit/recorded-change.ts';
export {
  type CalendarDay,
  calendarDay,
  dayNumber,
  dayOfInstant,
  isCalendarDay,
} from './calendar/calendar-day.ts';
export type { SaveCallLegs } from './calling/calling.memory.ts';
export type { QueueFigureId } from './calling/calling-figure-registry.ts';
export type { CallOptions } from './client/call-options.ts';
export type { BeforeMutate, MutationHooks, MutationVerdict } from './client/guarded-mutation.ts';
export type { Mutation, MutationOutcome } from './client/mutation.ts';
export type { Observe, ObservedFailure, PartnerMetric } from './client/observe.ts';
export {
  createPartnerClient,
  type PartnerClient,
  type PartnerClientOptions,
} from './client/partner-client.ts';
export type { RegionFigures } from './client/region-figures.ts';
export type { DownloadedReport, FollowOptions, ReportRowsInput } from './client/report-methods.ts';
export type { FileToImport, SendFilesOptions } from './client/send-import-files.ts';
export type { KeptHostField } from './client/with-host-fields.ts';
export type { Contract, OperationId, OperationIdWhere } from './contract/contract.ts';
export type { CountryRegions } from './countries/country-regions.ts';
export type { Customer, CustomerRow } from './customers/customer.schema.ts';
export type { CustomerSort, CustomerSortField } from './customers/customer-sorts.ts';
export type { CustomerSummary } from './customers/customer-summary.ts';
export type { PageMismatch } from './customers/customers.contract.ts';
export type { StatusId } from './customers/status-ids.ts';
export {
  type FieldProblem,
  isPartnerError,
  PartnerError,
  type PartnerErrorCode,
  type PartnerErrorDetails,
  partnerErrorCodes,
  toPartnerError,
} from './errors/partner-error.ts';
export type {
  HostField,
  HostFieldOf,
  HostFieldType,
  HostFilterOf,
  HostValue,
  HostValueOf,
  HostValues,
  LoadHostValues,
} from './host-fields/host-field.ts';
export type { HostCell, HostFieldValues, HostFieldValuesOptions } from './host-fields/host-field-values.ts';
export type { HostFieldOrder } from './host-fields/order-by-host-field.ts';
export type { HostRowProblem, OnProblem } from './host-rows/host-row-problem.ts';
export type { Rows } from './host-rows/row-loader.ts';
export type { ImportChanges, ImportFileKind, SurveyedFile } from './imports/import-file.schema.ts';
export type { Import, ImportedFile, ImportResult, ImportState } from './imports/imports.contract.ts';
export type { ReportKind } from './imports/report-columns.ts';
export type { RegionKpis, RegionRollUp, RolledUpFigure } from './kpis/region-roll-up.ts';
export type { CallContext } from './operation/call-context.ts';
export { isDevelopment } from './operation/is-development.ts';
export { loadOnce } from './operation/load-once.ts';
export type { MissingRegion } from './operation/missing-region.schema.ts';
export type { CheckedInputOf, InputOf, Operation, OutputOf } from './operation/operation.ts';
export { maxPageSize } from './operation/page-size.ts';
export type { Page, PagerStep } from './operation/pager.ts';
export type { RowProblem } from './operation/row.schema.ts';
export type { RowView } from './operation/row-view.ts';
export type { Overrides } from './operation/with-defaults.ts';
export type {
  Organization,
  OrganizationTerms,
  PlanItem,
  TermsAcceptance,
} from './organization/organization.contract.ts';
export type { SaveOrganization } from './organization/organization.memory.ts';
export type { OrganizationRow } from './organization/organization-rules.ts';
export type { SetupStep } from './organization/setup-steps.ts';
export type { SaveUsers } from './organization/user-book.memory.ts';
export type { UserRow } from './organization/user-rules.ts';
export type { User } from './organization/users.contract.ts';
export type { LowAssignmentParameters } from './peers/low-assignment-parameters.ts';
export { type GrantedPermission, permissionsOf } from './permissions/granted-permissions.ts';
export {
  type AccessRole,
  accessRoles,
  isAccessRole,
  isRole,
  type Permission,
  type PermissionScope,
  permissionScope,
  permissionTable,
  type Role,
  roles,
} from './permissions/permissions.ts';
export type { CustomerSelection, MatchingCustomers } from './query/customer-selection.ts';
export type { HostQueryFields } from './query/parse-query.ts';

export type {
  ChoiceField,
  ChoiceTerm,
  Comparison,
  DateField,
  DateTerm,
  DateValue,
  HostFilter,
  HostQuery,
  HostTerm,
  NumberField,
  NumberTerm,
  Query,
  QueryField,
  QueryTerm,
  TextTerm,
} from './query/query.ts';
export type { Region } from './regions/regions.contract.ts';
export type { ScheduleDays } from './reports/next-report-runs.ts';
export type { FileAnswer } from './reports/report-file.ts';
export type { ReportFormat } from './reports/report-format.schema.ts';
export type { ReportPeriod } from './reports/report-period.ts';
export type { ReportRow } from './reports/report-row.schema.ts';
export type { ReportRun, RunState } from './reports/report-run.schema.ts';
export type { ReportCadence, ReportSchedule } from './reports/report-schedule.schema.ts';
export type { SaveReportSchedules } from './reports/report-schedules.memory.ts';
export type { ReportTemplate } from './reports/report-template.schema.ts';
export type { SaveReportTemplates } from './reports/report-templates.memory.ts';
export type { ReportLayout, ReportTemplateRow } from './reports/report-templates.ts';
export type { ReportScheduleRow } from './reports/schedule-rules.ts';
export type { LocalText } from './resources/local-text.ts';
export type { Resource } from './resources/resource.schema.ts';
export type { CheckedResources, ResourceContent } from './resources/resource-content.ts';
export type {
  FoundResources,
  ResourceChoice,
  ResourceFilterField,
  ResourceQuery,
  ResourceSearchOptions,
} from './resources/search-resources.ts';
export type { SectionRules } from './sections/section-rules.ts';
export type { CreateSourceOptions, Handler, HandlerAnswer, SourceHandlers } from './sources/create-source.ts';
export type { CustomerViewInput, PartnerDataSource, SourceCapabilities } from './sources/data-source.ts';
export type { HttpSourceOptions } from './sources/http-source.ts';
export { type MemorySourceOptions, type MemoryViewer, memorySource } from './sources/memory-source.ts';
export {
  defaultStatusParameters,
  type StatusFacts,
  type StatusOptions,
  type StatusParameters,
  type StatusRule,
  statusRules,
} from './statuses/status-rules.ts';
export { type LicenseTotals, licenseOverage, licenseTotals } from './subscriptions/license-totals.ts';
export type { Invoice, LicensePool, Order, Subscription } from './subscriptions/subscription.schema.ts';
export type { ComparedTag, TagSets } from './tags/compare-tag-sets.ts';
export type { SaveTagDetails, SaveTags, TagDetails } from './tags/tag-book.ts';
export { tagKey } from './tags/tag-key.ts';
export type { TagLimits } from './tags/tag-rules.ts';
export type { CustomerTags, Tag, TagResult } from './tags/tags.contract.ts';
export { compareCodePoints, foldText } from './text/fold-text.ts';
export { spellings } from './text/spellings.ts';
export type { RetryPolicy } from './transport/retry-policy.ts';
export { startTimer } from './transport/start-timer.ts';
export type { AccessToken, GetToken, TokenRequest } from './transport/token-keeper.ts';
export type { SameCompany } from './trials/same-companies.ts';
export type { TrialLicenses } from './trials/trial-input.schema.ts';
export type { TrialLimits } from './trials/trial-limits.ts';
export type { StartedTrial, Trial } from './trials/trials.contract.ts';
export type { SaveCustomer, SaveTrial } from './trials/trials.memory.ts';
export type { Viewer } from './viewer/viewer.contract.ts';
export type { ViewRow } from './views/view-rules.ts';
export type { SavedView } from './views/views.contract.ts';
export type { SaveViews } from './views/views.memory.ts';
export type { WorklistItem, WorklistMark, WorklistState } from './worklist/worklist.contract.ts';
export type { SaveWorklistMark } from './worklist/worklist.memory.ts';
export type { WorklistMarkRow } from './worklist/worklist-marks.ts';
export type { WorklistSortField } from './worklist/worklist-sorts.ts';
