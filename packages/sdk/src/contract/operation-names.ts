import type * as administrators from '../administrators/administrators.contract.ts';
import type * as audit from '../audit/audit.contract.ts';
import type * as calling from '../calling/calling.contract.ts';
import type * as customers from '../customers/customers.contract.ts';
import type * as imports from '../imports/imports.contract.ts';
import type { Operation } from '../operation/operation.ts';
import type * as organization from '../organization/organization.contract.ts';
import type * as users from '../organization/users.contract.ts';
import type * as regions from '../regions/regions.contract.ts';
import type * as reports from '../reports/reports.contract.ts';
import type * as subscriptions from '../subscriptions/subscriptions.contract.ts';
import type * as tags from '../tags/tags.contract.ts';
import type * as trials from '../trials/trials.contract.ts';
import type * as viewer from '../viewer/viewer.contract.ts';
import type * as views from '../views/views.contract.ts';
import type * as worklist from '../worklist/worklist.contract.ts';

/** The modules that declare what can be asked, by feature. */
export interface ContractModules {
  readonly viewer: typeof viewer;
  readonly regions: typeof regions;
  readonly customers: typeof customers;
  readonly tags: typeof tags;
  readonly subscriptions: typeof subscriptions;
  readonly trials: typeof trials;
  readonly calling: typeof calling;
  readonly administrators: typeof administrators;
  readonly organization: typeof organization;
  readonly users: typeof users;
  readonly views: typeof views;
  readonly reports: typeof reports;
  readonly audit: typeof audit;
  readonly imports: typeof imports;
  readonly worklist: typeof worklist;
}

/** A feature of the contract. */
export type Feature = keyof ContractModules;

/** What the operations of a module are called in it. */
export type OperationsIn<Module> = {
  [Name in keyof Module]: Module[Name] extends Operation ? Name : never;
}[keyof Module];

type OperationNames = {
  readonly [F in Feature]: { readonly [verb: string]: OperationsIn<ContractModules[F]> };
};

/**
 * Every operation by feature and verb, and what it is called where it is declared. The contract follows from it, the methods
 * of a client, and what a source over rows answers, which all know it before the declarations have loaded.
 */
export const operationNames = {
  viewer: { get: 'getViewer' },
  regions: { list: 'listRegions' },
  customers: {
    /** A page of customers (CUS-1). Over all regions, those that could not be asked are `missing` beside the others' rows. */
    list: 'listCustomers',
    get: 'getCustomer',
    /** How many customers a query finds. */
    count: 'countCustomers',
    /** The same of several queries at once. */
    counts: 'listCustomerCounts',
    facets: 'listCustomerFacets',
  },
  tags: {
    list: 'listTags',
    get: 'getTag',
    ofCustomer: 'getCustomerTags',
    /** Of any number of customers (TAG-3). */
    add: 'addTags',
    remove: 'removeTags',
    replace: 'replaceTags',
    describe: 'describeTag',
  },
  /** The subscription analytics, and the subscriptions of one customer (KPI, SUB, DET-1). */
  subscriptions: {
    figures: 'licenseFigures',
    section: 'listSectionRows',
    trend: 'licenseTrendWeeks',
    list: 'listCustomerSubscriptions',
  },
  /** The trials of one customer, and how they come and go (TRI). */
  trials: {
    list: 'listTrials',
    get: 'getTrial',
    start: 'startTrial',
    /** Of a customer who is not there yet. */
    startForNewCustomer: 'startTrialForNewCustomer',
    change: 'changeTrial',
    extend: 'extendTrial',
    end: 'endTrial',
  },
  /** The calling engagement of a region, week by week (CAL). */
  calling: {
    overview: 'callingOverview',
    customers: 'listCallingCustomers',
    customer: 'getCustomerCalling',
    /** Sends call legs; a thousand at most with each call. */
    send: 'sendCallLegs',
  },
  /** Who manages which customers, and who all of them (DET-3, DET-4). */
  administrators: {
    list: 'listAdministrators',
    ofCustomer: 'listCustomerAdministrators',
    assign: 'assignAdministrator',
    unassign: 'unassignAdministrator',
    grant: 'grantAccess',
    revoke: 'revokeAccess',
  },
  /** The partner's own organization, and how far it is set up (ORG-1, ORG-2). */
  organization: {
    get: 'getOrganization',
    acceptTerms: 'acceptTerms',
    saveProfile: 'saveOrganizationProfile',
    saveSetupStep: 'saveSetupStep',
    finishSetup: 'finishSetup',
  },
  /** The users of the partner organization and their roles (ORG-3). */
  users: {
    list: 'listUsers',
    get: 'getUser',
    add: 'addUser',
    setRoles: 'setUserRoles',
    remove: 'removeUser',
  },
  /** The viewer's own saved views (FIL-3). */
  views: { list: 'listViews', get: 'getView', save: 'saveView', remove: 'removeView' },
  /** Reports: run now or by a schedule, their files, and templates of the partner's own (REP-1 to REP-6). */
  reports: {
    templates: 'listReportTemplates',
    getTemplate: 'getReportTemplate',
    saveTemplate: 'saveReportTemplate',
    removeTemplate: 'removeReportTemplate',
    rows: 'listReportRows',
    run: 'runReport',
    runs: 'listReportRuns',
    getRun: 'getReportRun',
    cancelRun: 'cancelReportRun',
    removeRun: 'removeReportRun',
    file: 'getReportFile',
    schedules: 'listReportSchedules',
    getSchedule: 'getReportSchedule',
    saveSchedule: 'saveReportSchedule',
    pauseSchedule: 'pauseReportSchedule',
    resumeSchedule: 'resumeReportSchedule',
    removeSchedule: 'removeReportSchedule',
  },
  /** Who changed what, when, and from which value to which (AUD-1). */
  audit: { list: 'listAuditEntries' },
  /** The import of files: what they are, what they would change, and what came of it (REP-8). */
  imports: {
    list: 'listImports',
    get: 'getImport',
    begin: 'beginImport',
    /** Brings a part of a file. */
    upload: 'uploadImportFile',
    preview: 'previewImport',
    start: 'startImport',
    discard: 'discardImport',
  },
  /** What to do next, and what the partner's team does about it (WRK-1, WRK-2). */
  worklist: {
    list: 'listWorklist',
    summary: 'summarizeWorklist',
    get: 'getWorklistItem',
    change: 'changeWorklist',
  },
} as const satisfies OperationNames;
