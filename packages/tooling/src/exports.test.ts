import { build } from 'esbuild';
import { expect, test } from 'vitest';
import manifest from '../../sdk/package.json' with { type: 'json' };
import { exportedNames } from './exported-names.ts';
import { packageFolder } from './repository.ts';
import { sourceEntries } from './source-entries.ts';

// what a host can import is a promise; after a change that is meant: npm run exports:update
const exported = await exportedNames();

test('the entries of the published packages', () => {
  expect(Object.keys(exported).sort()).toMatchInlineSnapshot(`
    [
      "@partnerkit/sdk",
      "@partnerkit/sdk/calling",
      "@partnerkit/sdk/client",
      "@partnerkit/sdk/csv",
      "@partnerkit/sdk/kpis",
      "@partnerkit/sdk/server",
      "@partnerkit/sdk/sources/http",
      "@partnerkit/sdk/sources/memory",
      "@partnerkit/server",
      "@partnerkit/testing",
      "@partnerkit/testing/conformance",
      "@partnerkit/ui",
      "@partnerkit/ui/customer-filters",
      "@partnerkit/ui/customer-subscriptions",
      "@partnerkit/ui/customer-table",
      "@partnerkit/ui/license-trend",
      "@partnerkit/ui/locales/ar",
      "@partnerkit/ui/locales/en",
      "@partnerkit/ui/locales/it",
      "@partnerkit/ui/partner-provider",
      "@partnerkit/ui/product-toggle",
      "@partnerkit/ui/region-selector",
      "@partnerkit/ui/saved-views",
      "@partnerkit/ui/subscription-kpis",
      "@partnerkit/ui/subscription-tables",
      "@partnerkit/ui/tag-editor",
    ]
  `);
});

test('@partnerkit/sdk', () => {
  expect(exported['@partnerkit/sdk']).toMatchInlineSnapshot(`
    [
      "AccessToken (type)",
      "CalendarDay (type)",
      "CallContext (type)",
      "CallOptions (type)",
      "CheckedInputOf (type)",
      "ChoiceField (type)",
      "ChoiceTerm (type)",
      "Comparison (type)",
      "Contract (type)",
      "Customer (type)",
      "CustomerRow (type)",
      "CustomerSelection (type)",
      "CustomerSort (type)",
      "CustomerSortField (type)",
      "CustomerSummary (type)",
      "CustomerTags (type)",
      "CustomerViewInput (type)",
      "DateField (type)",
      "DateTerm (type)",
      "DateValue (type)",
      "FieldProblem (type)",
      "GetToken (type)",
      "Handler (type)",
      "HandlerAnswer (type)",
      "HttpSourceOptions (type)",
      "InputOf (type)",
      "Invoice (type)",
      "LicensePool (type)",
      "LicenseTotals (type)",
      "LowAssignmentParameters (type)",
      "MatchingCustomers (type)",
      "MemorySourceOptions (type)",
      "MemoryViewer (type)",
      "MissingRegion (type)",
      "NumberField (type)",
      "NumberTerm (type)",
      "Operation (type)",
      "OperationId (type)",
      "Order (type)",
      "OutputOf (type)",
      "Overrides (type)",
      "Page (type)",
      "PageMismatch (type)",
      "Pager",
      "PagerStep (type)",
      "PartnerClient (type)",
      "PartnerClientOptions (type)",
      "PartnerDataSource (type)",
      "PartnerError",
      "PartnerErrorCode (type)",
      "PartnerErrorDetails (type)",
      "Permission (type)",
      "PermissionScope (type)",
      "Query (type)",
      "QueryField (type)",
      "QueryTerm (type)",
      "Region (type)",
      "RetryPolicy (type)",
      "Role (type)",
      "RowProblem (type)",
      "RowView (type)",
      "Rows (type)",
      "SaveTags (type)",
      "SaveViews (type)",
      "SavedView (type)",
      "SectionRules (type)",
      "SourceCapabilities (type)",
      "SourceHandlers (type)",
      "StatusFacts (type)",
      "StatusId (type)",
      "StatusOptions (type)",
      "StatusParameters (type)",
      "StatusRule (type)",
      "Subscription (type)",
      "Tag (type)",
      "TagDetails (type)",
      "TagLimits (type)",
      "TagResult (type)",
      "TextTerm (type)",
      "TokenRequest (type)",
      "User (type)",
      "UserRow (type)",
      "ViewRow (type)",
      "Viewer (type)",
      "allRows",
      "calendarDay",
      "checkQuery",
      "choiceFields",
      "choiceValues",
      "compareCodePoints",
      "contract",
      "createPartnerClient",
      "createSource",
      "customerSchema",
      "customerSortFields",
      "customerStatuses",
      "dateFields",
      "dayNumber",
      "dayOfInstant",
      "defaultLowAssignment",
      "defaultSectionRules",
      "defaultStatusParameters",
      "defaultTagLimits",
      "foldText",
      "formatQuery",
      "httpSource",
      "isCalendarDay",
      "isNarrowerQuery",
      "isNothingSelected",
      "isPartnerError",
      "licenseOverage",
      "licensePoolSchema",
      "licenseTotals",
      "listedCustomerSchema",
      "loadOnce",
      "matchingCustomers",
      "maxPageSize",
      "maxTaggedCustomers",
      "memorySource",
      "normalizeTag",
      "numberFields",
      "parseQuery",
      "partnerErrorCodes",
      "permissionScope",
      "permissionTable",
      "queryLimits",
      "queryPredicate",
      "readPortfolio",
      "roles",
      "searchText",
      "selectedCustomers",
      "selectionTest",
      "startTimer",
      "statusIds",
      "statusRules",
      "subscriptionSchema",
      "tagKey",
      "tagsVersion",
      "toPartnerError",
      "toggledSelection",
      "withChoice",
      "withSearchText",
      "withoutTerm",
    ]
  `);
});

test('@partnerkit/sdk/csv', () => {
  expect(exported['@partnerkit/sdk/csv']).toMatchInlineSnapshot(`
    [
      "CsvColumn (type)",
      "CsvDelimiter (type)",
      "CsvProblem (type)",
      "CsvProfile (type)",
      "CsvRecord (type)",
      "CsvTable (type)",
      "CsvValue (type)",
      "CustomerLocation (type)",
      "Device (type)",
      "HubReportFile (type)",
      "HubReportOptions (type)",
      "HubReports (type)",
      "PhoneNumber (type)",
      "ReadCsvOptions (type)",
      "RefusedReportRow (type)",
      "ReportColumn (type)",
      "ReportKind (type)",
      "ReportNote (type)",
      "StreamedCsvLine (type)",
      "WeeklyUsage (type)",
      "WriteCsvOptions (type)",
      "csvDelimiterOf",
      "customerLocationSchema",
      "deviceSchema",
      "phoneNumberSchema",
      "readCsv",
      "readHubReports",
      "reportColumns",
      "streamCsv",
      "weeklyUsageSchema",
      "writeCsv",
    ]
  `);
});

test('@partnerkit/sdk/calling', () => {
  expect(exported['@partnerkit/sdk/calling']).toMatchInlineSnapshot(`
    [
      "CallLeg (type)",
      "CallLegColumns (type)",
      "CallLegOptions (type)",
      "CallLegRows (type)",
      "CallRecord (type)",
      "CallRecordLegs (type)",
      "CallRecordOptions (type)",
      "CallingData (type)",
      "CallingExclusion (type)",
      "CallingFigure (type)",
      "CallingFigureDefinition (type)",
      "CallingFigureId (type)",
      "CallingPicture (type)",
      "CallingPictureOptions (type)",
      "CallingRow (type)",
      "CallingSource (type)",
      "CallingSums (type)",
      "CallingUnit (type)",
      "CallingWeek (type)",
      "CallingWeekSums (type)",
      "EndpointSums (type)",
      "LeftOutOf (type)",
      "LegRating (type)",
      "LocationWeekSums (type)",
      "PoorLegRule (type)",
      "QueueOutcome (type)",
      "QueueReading (type)",
      "QueueSums (type)",
      "ReadRecord (type)",
      "RecordedLeg (type)",
      "RefusedCallLeg (type)",
      "RefusedCallRecord (type)",
      "SummedSeconds (type)",
      "SumsOfMany (type)",
      "WeeklyUsage (type)",
      "abandonedShare",
      "averageSeconds",
      "callLegColumns",
      "callLegSchema",
      "callRecordLegs",
      "callingFigure",
      "callingFigureDefinitions",
      "callingFigureIds",
      "callingFigures",
      "callingPicture",
      "defaultPoorLegRule",
      "legRating",
      "poorShare",
      "queueOutcomes",
      "readCallRecord",
      "readQueueVisit",
      "shownWeeks",
      "sumCallLegs",
      "sumCallLegsByLocation",
      "sumWeeklyTotals",
      "sumWeeklyTotalsByLocation",
      "weeklyUsageSchema",
      "withQueueVisits",
      "worstEndpoint",
    ]
  `);
});

test('@partnerkit/sdk/kpis', () => {
  expect(exported['@partnerkit/sdk/kpis']).toMatchInlineSnapshot(`
    [
      "AppliedRules (type)",
      "Exclusion (type)",
      "ExclusionReason (type)",
      "Figure (type)",
      "FigureDefinition (type)",
      "FigureId (type)",
      "FigureOptions (type)",
      "FigureUnit (type)",
      "IncrementalFigureOptions (type)",
      "IncrementalFigures",
      "KpiId (type)",
      "LicenseColumns (type)",
      "LicenseFigureOptions (type)",
      "LicenseRows (type)",
      "LicenseRules (type)",
      "LicenseTally (type)",
      "LicenseTotals (type)",
      "LowAssignmentParameters (type)",
      "LowAssignmentRule (type)",
      "PeerGroup (type)",
      "RefusedLicenseRow (type)",
      "SectionFigureOptions (type)",
      "SectionId (type)",
      "SectionRow (type)",
      "SectionRules (type)",
      "SectionTally (type)",
      "SubscriptionKey (type)",
      "TrendOptions (type)",
      "TrendWeek (type)",
      "defaultLowAssignment",
      "defaultSectionRules",
      "expiringCustomers",
      "figureDefinitions",
      "figureIds",
      "kpiFigure",
      "kpiIds",
      "licenseColumns",
      "licenseFigure",
      "licenseKpis",
      "licenseTrend",
      "lowAssignmentCustomers",
      "lowAssignmentRule",
      "overLimitCustomers",
      "renewingCustomers",
      "sectionBit",
      "sectionFigures",
      "sectionIds",
      "sectionPools",
      "sectionRow",
      "tallyOf",
      "totalCustomers",
    ]
  `);
});

test('@partnerkit/sdk/sources/memory', () => {
  expect(exported['@partnerkit/sdk/sources/memory']).toMatchInlineSnapshot(`
    [
      "MemorySourceOptions (type)",
      "MemoryViewer (type)",
      "Rows (type)",
      "SaveTags (type)",
      "SaveViews (type)",
      "TagDetails (type)",
      "UserRow (type)",
      "ViewRow (type)",
      "memorySource",
    ]
  `);
});

test('@partnerkit/ui', () => {
  expect(exported['@partnerkit/ui']).toMatchInlineSnapshot(`
    [
      "ColumnState (type)",
      "CsvColumn (type)",
      "CsvValue (type)",
      "CustomerColumn (type)",
      "CustomerFilters",
      "CustomerFiltersProps (type)",
      "CustomerRows (type)",
      "CustomerSubscriptions",
      "CustomerSubscriptionsProps (type)",
      "CustomerTable",
      "CustomerTableProps (type)",
      "CustomerTableState (type)",
      "DataColumn (type)",
      "Density (type)",
      "Dictionary (type)",
      "Formats (type)",
      "HeldTag (type)",
      "LicenseFigure (type)",
      "LicenseFigures (type)",
      "LicenseNeed (type)",
      "LicenseTrend",
      "LicenseTrendProps (type)",
      "MessageId (type)",
      "MessageValues (type)",
      "Messages (type)",
      "Notice (type)",
      "PartnerContextValue (type)",
      "PartnerProvider",
      "PartnerProviderProps (type)",
      "ProductToggle",
      "ProductToggleProps (type)",
      "RegionSelector",
      "RegionSelectorProps (type)",
      "SavedViews",
      "SavedViewsProps (type)",
      "SectionColumnStates (type)",
      "SectionCustomer (type)",
      "SectionId (type)",
      "SectionQuery (type)",
      "SectionRow (type)",
      "SectionRows (type)",
      "SectionSort (type)",
      "SectionSorts (type)",
      "StatusBadge",
      "StatusBadges",
      "SubscriptionKpi (type)",
      "SubscriptionKpis",
      "SubscriptionKpisProps (type)",
      "SubscriptionTables",
      "SubscriptionTablesProps (type)",
      "TagEditor",
      "TagEditorProps (type)",
      "Translate (type)",
      "ViewState (type)",
      "licenseNeedRule",
      "licenseNeeds",
      "useCustomerSubscriptions",
      "useCustomerTable",
      "useCustomers",
      "useLicenseFigures",
      "useLicenseTrend",
      "useMay",
      "usePartner",
      "useRegions",
      "useSavedViews",
      "useSectionRows",
      "useTagEditor",
    ]
  `);
});

test('@partnerkit/ui/locales/en', () => {
  expect(exported['@partnerkit/ui/locales/en']).toMatchInlineSnapshot(`
    [
      "en",
    ]
  `);
});

test('@partnerkit/ui/locales/it', () => {
  expect(exported['@partnerkit/ui/locales/it']).toMatchInlineSnapshot(`
    [
      "it",
    ]
  `);
});

test('@partnerkit/testing', () => {
  expect(exported['@partnerkit/testing']).toMatchInlineSnapshot(`
    [
      "CallLegOptions (type)",
      "CallingCustomer (type)",
      "CallingOptions (type)",
      "DemoIdentity (type)",
      "Random (type)",
      "ScenarioName (type)",
      "ScenarioOptions (type)",
      "WeeklyUsageOptions (type)",
      "World (type)",
      "WorldCalling (type)",
      "WorldOptions (type)",
      "createCallLegs",
      "createCalling",
      "createRandom",
      "createWeeklyUsage",
      "createWorld",
      "demoIdentities",
      "scenarioNames",
      "scenarioSource",
      "worldAsOf",
    ]
  `);
});

test('@partnerkit/ui/saved-views', () => {
  expect(exported['@partnerkit/ui/saved-views']).toMatchInlineSnapshot(`
    [
      "SavedViews",
      "SavedViewsProps (type)",
      "ViewState (type)",
      "useSavedViews",
    ]
  `);
});

test('@partnerkit/testing/conformance', () => {
  expect(exported['@partnerkit/testing/conformance']).toMatchInlineSnapshot(`
    [
      "ConformanceCase (type)",
      "ConformanceData (type)",
      "ConformanceFixture (type)",
      "conformanceCases",
      "conformanceData",
    ]
  `);
});

test('@partnerkit/server', () => {
  expect(exported['@partnerkit/server']).toMatchInlineSnapshot(`
    [
      "CommandIo (type)",
      "DevelopmentTokens (type)",
      "RunningServer (type)",
      "ServerConfig (type)",
      "StartOptions (type)",
      "openDevelopmentTokens",
      "readServerConfig",
      "runCommandLine",
      "startServer",
    ]
  `);
});

test('@partnerkit/sdk/sources/http', () => {
  expect(exported['@partnerkit/sdk/sources/http']).toMatchInlineSnapshot(`
    [
      "AccessToken (type)",
      "GetToken (type)",
      "HttpSourceOptions (type)",
      "RetryPolicy (type)",
      "TokenRequest (type)",
      "httpSource",
    ]
  `);
});

test('@partnerkit/sdk/server', () => {
  expect(exported['@partnerkit/sdk/server']).toMatchInlineSnapshot(`
    [
      "CallingAnswers",
      "CallingCustomerFacts (type)",
      "CustomerProfile (type)",
      "CustomerStanding (type)",
      "FindingsSink (type)",
      "LicenseAnalytics",
      "LicenseColumns (type)",
      "LicenseSnapshot (type)",
      "ReportKind (type)",
      "ReportRow (type)",
      "ReportRowCounts (type)",
      "StreamedReport (type)",
      "TagDescription (type)",
      "checkFullAdministrators",
      "checkTagLimit",
      "checkVersion",
      "contentVersion",
      "customerNotFound",
      "customerProfile",
      "customerStandings",
      "describedTag",
      "emailKey",
      "firstProblem",
      "formatQuery",
      "holdsUp",
      "isLaterReport",
      "licenseColumns",
      "normalizeTags",
      "nothingKnown",
      "parseQuery",
      "reportPlace",
      "resolvedKpis",
      "sortedOut",
      "statusUrgency",
      "streamReportFile",
      "tagDescriptionVersion",
      "tagNotFound",
      "tagsWithout",
      "userExists",
      "userNotFound",
      "versionedUser",
      "versionedView",
      "viewNotFound",
      "weekOf",
      "withDefaults",
    ]
  `);
});

test('the SDK imports neither React nor a built-in of Node, only zod/mini', async () => {
  const { metafile } = await build({
    entryPoints: Object.values(sourceEntries(manifest.exports)),
    absWorkingDir: packageFolder('sdk'),
    outdir: 'dist',
    bundle: true,
    packages: 'external',
    platform: 'neutral',
    format: 'esm',
    write: false,
    metafile: true,
  });
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
  const outside = imports.filter(({ external }) => external).map(({ path }) => path);
  expect([...new Set(outside)]).toEqual(['zod/mini']);
});
