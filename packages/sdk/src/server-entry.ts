export {
  administratorOf,
  administratorsAmong,
  changedAssignments,
  checkAssignable,
} from './administrators/administrator-rules.ts';
export { canonicalJson, changesBetween, countedChanges } from './audit/changes-between.ts';
export { weekOf } from './calendar/weeks.ts';
export { type CallFileKind, callFileKinds } from './calling/call-file-header.ts';
export { isNewerRecord } from './calling/call-records.ts';
export { CallingAnswers, type CallingCustomerFacts } from './calling/calling-answers.ts';
export { legKey } from './calling/leg-key.ts';
export { nothingKnown } from './calling/no-calls.ts';
export { organizationIds, ownCustomerId } from './calling/organization-ids.ts';
export { readQueues } from './calling/queue-visits.ts';
export { sentLegs } from './calling/sent-legs.ts';
export { sortedOut } from './calling/sorted-out-legs.ts';
export { checkRegionOfCountry } from './countries/country-regions.ts';
export type { Utf8Rows } from './csv/csv-bytes.ts';
export { customerNotFound } from './customers/customer-not-found.ts';
export { type CustomerProfile, customerProfile, customerSearchText } from './customers/customer-profile.ts';
export { attentionKey } from './customers/customer-sort-key.ts';
export { statusUrgency } from './customers/status-ids.ts';
export { telling } from './errors/telling.ts';
export { holdsUp, type ReportRowCounts } from './imports/holds-up.ts';
export { importRules } from './imports/import-rules.ts';
export {
  type InventoryNaming,
  inventoryExternalIds,
  inventoryLocations,
  unknownRegion,
} from './imports/inventory-facts.ts';
export { namedByUsage } from './imports/named-by-usage.ts';
export { type StreamedCalls, streamCallFile } from './imports/read-call-file.ts';
export { type StreamedReport, streamReportFile } from './imports/read-report-file.ts';
export type { ReportRow } from './imports/read-report-rows.ts';
export { replacementTries } from './imports/replacement-tries.ts';
export { type ReportKind, reportNames } from './imports/report-columns.ts';
export type { FindingPlace, FindingsSink } from './imports/report-findings.ts';
export { isLaterReport } from './imports/report-place.ts';
export { type KnownData, surveyImport } from './imports/survey-import.ts';
export { type UsageFiles, usageFiles } from './imports/usage-files.ts';
export { misplacedUsage, type UsageHome, usageRowPlace } from './imports/usage-home.ts';
export { isInTotal } from './kpis/kpi-customers.ts';
export { LicenseAnalytics, type LicenseSnapshot } from './kpis/license-analytics.ts';
export { type LicenseColumns, licenseColumns } from './licenses/license-columns.ts';
export { checkVersion } from './operation/check-version.ts';
export { contentVersion } from './operation/content-version.ts';
export { noSuchCustomer } from './operation/no-such-customer.ts';
export { usualPageSize } from './operation/page-size.ts';
export { firstProblem } from './operation/row.schema.ts';
export { withDefaults } from './operation/with-defaults.ts';
export {
  atSetupStep,
  changedOrganization,
  versionedOrganization,
  withAcceptedTerms,
  withProfile,
  withSetupDone,
} from './organization/organization-rules.ts';
export { changedUser } from './organization/user-records.ts';
export {
  addedUser,
  checkFullAdministrators,
  emailKey,
  userNotFound,
  versionedUser,
  withoutRole,
  withRole,
} from './organization/user-rules.ts';
export { resolvedKpis } from './query/customer-filter.ts';
export { formatQuery } from './query/format-query.ts';
export { parseQuery } from './query/parse-query.ts';
export { namedLine, type ReportCustomer } from './reports/named-line.ts';
export {
  type ReportLanguage,
  type ReportLine,
  type ReportTexts,
  reportCells,
  reportTextCells,
  reportWords,
} from './reports/report-cells.ts';
export { type ReportDays, reportDays } from './reports/report-days.ts';
export { changedRun, changedSchedule, changedTemplate } from './reports/report-records.ts';
export { reportRunFile } from './reports/report-run-file.ts';
export { type ReportFileContent, reportCsvOfUtf8, reportStream } from './reports/report-stream.ts';
export {
  checkReportTemplate,
  notOwnTemplate,
  type ReportLayout,
  type ReportTemplateRow,
  reportLayout,
  templateNotFound,
  versionedTemplate,
} from './reports/report-templates.ts';
export {
  bySchedule,
  checkFileOffset,
  checkMayResume,
  checkReportSchedule,
  hasEnded,
  noReportFile,
  ownAmong,
  type ReportScheduleRow,
  runNotFound,
  scheduleNotFound,
  scheduleVersion,
  versionedSchedule,
} from './reports/schedule-rules.ts';
export {
  addedUsage,
  firstDayOfWeeks,
  type UsageLines,
  type UsageReportInput,
  usageLine,
  usageLines,
} from './reports/usage-lines.ts';
export { type CustomerStanding, customerStandings } from './statuses/customer-standings.ts';
export { changedTagDetails, changedTags } from './tags/tag-records.ts';
export {
  checkTagLimit,
  describedTag,
  normalizeTags,
  type TagDescription,
  tagDescriptionVersion,
  tagNotFound,
  tagsWithout,
} from './tags/tag-rules.ts';
export { decodeText, encodingNote } from './text/decode-text.ts';
export { compareCodePoints } from './text/fold-text.ts';
export { normalizeName } from './text/normalize-name.ts';
export { type ProblemAnswer, problemAnswer, problemResponse } from './transport/problem-response.ts';
export { createInputReceiver, hasJsonBody, type ReceivedFields } from './transport/received-input.ts';
export {
  adminEmailKey,
  type CompanyLooks,
  checkSameCompanies,
  mostSameCompanies,
} from './trials/same-companies.ts';
export { addedCustomer, changedTrialRecord, trialStarted } from './trials/trial-records.ts';
export {
  changedTrial,
  endedTrial,
  extendedTrial,
  type NewTrial,
  newCustomerRow,
  newTrial,
  trialAmong,
  trialsAmong,
  trialTerms,
  versionedTrial,
} from './trials/trial-rules.ts';
export {
  changedSharedView,
  checkSharedName,
  checkViewSharing,
  type ViewChange,
  versionedView,
  viewNotFound,
} from './views/view-rules.ts';
export { type NamedWorklistCustomer, WorklistAnswers } from './worklist/worklist-answers.ts';
export {
  changedMark,
  changedWorklist,
  checkColleague,
  versionedMark,
  type WorklistMarkRow,
} from './worklist/worklist-marks.ts';
