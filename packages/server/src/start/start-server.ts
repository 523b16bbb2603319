import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import type { CountryRegions, Overrides } from '@partnerkit/sdk';
import { type CalendarDay, calendarDay, dayOfInstant, startTimer } from '@partnerkit/sdk';
import type { PoorLegRule } from '@partnerkit/sdk/calling';
import type { LicenseRules } from '@partnerkit/sdk/kpis';
import { withDefaults } from '@partnerkit/sdk/server';
import type { WorklistRules } from '@partnerkit/sdk/worklist';
import { openDevelopmentTokens } from '../auth/development-tokens.ts';
import { issuerKeys } from '../auth/issuer-keys.ts';
import { tokenVerifier } from '../auth/token-verifier.ts';
import type { TokenTrust } from '../auth/verify-token.ts';
import { callingPictures } from '../calling/calling-pictures.ts';
import { dropOldLegs } from '../calling/drop-old-legs.ts';
import { resumeRollUps } from '../calling/resume-roll-ups.ts';
import { plainReads } from '../http/contract-routes.ts';
import { type AnsweredRequest, type AppOptions, createApp, routeOptions } from '../http/create-app.ts';
import { keptAnswers } from '../http/kept-answers.ts';
import { createMetrics } from '../http/metrics.ts';
import { createRateLimiter, defaultRateLimits, type RateLimits } from '../http/rate-limits.ts';
import { openImportDesk } from '../imports/import-desk.ts';
import { startImportJobs } from '../imports/import-jobs.ts';
import { stagingFolder } from '../imports/staging-folder.ts';
import type { QueueNote } from '../jobs/queue-rights.ts';
import { requestTally } from '../jobs/request-tally.ts';
import { userStanding } from '../organization/user-standing.ts';
import { deliverEvents, type EventHandlers } from '../outbox/deliver-events.ts';
import { folderStorage } from '../reports/folder-storage.ts';
import { openBucketStorage } from '../reports/open-bucket-storage.ts';
import type { OwnerRoles } from '../reports/owner-rights.ts';
import { openReportDesk } from '../reports/report-desk.ts';
import { startReportJobs } from '../reports/report-jobs.ts';
import type { ReportStorage } from '../reports/report-storage.ts';
import type { SpaceNote } from '../storage/embedded-database.ts';
import { within } from '../storage/interruption.ts';
import { openRegionDatabases, type RegionDatabases } from '../storage/region-databases.ts';
import {
  findPrices,
  type PriceProblem,
  type PricesOfPartner,
  pricesOfFile,
} from '../subscriptions/license-prices.ts';
import { licenseSnapshots } from '../subscriptions/license-snapshots.ts';
import { worklists } from '../worklist/worklists.ts';
import { clientAddress } from './client-address.ts';
import { daily, type RepeatedJob } from './daily.ts';
import { developmentPartner } from './development-partner.ts';
import { withEarlyAnswers } from './early-answers.ts';
import { withEarlyReads } from './early-reads.ts';
import { withEarlyRefusals } from './early-refusals.ts';
import { heard } from './heard.ts';
import { type Listener, listen } from './listen.ts';
import { packed } from './packed-answers.ts';
import { withPlainPath } from './plain-path.ts';
import { servePages } from './serve-pages.ts';
import type { ServerConfig } from './server-config.ts';

/** What a server is started with beside its configuration. */
export interface StartOptions extends EventHandlers {
  readonly config: ServerConfig;
  /** Folder of a built portal to serve beside the API. */
  readonly portal?: string | undefined;
  /** Begins with an empty embedded database; what was there comes back with the next start where `prepare` does not come to its end. */
  readonly fresh?: boolean | undefined;
  /** Fills the databases after they are migrated: a seed, an import. The server is ready when it is done. */
  readonly prepare?: ((databases: RegionDatabases) => Promise<void>) | undefined;
  readonly log?: ((answered: AnsweredRequest) => void) | undefined;
  readonly limits?: Overrides<RateLimits> | undefined;
  /** By which rules the subscription analytics are computed; the SDK's own unless told (KPI, SUB). */
  readonly licenseRules?: LicenseRules | undefined;
  /** What a partner's licenses cost a month; those of the file that the configuration names unless told (PRC-1). */
  readonly licensePrices?: PricesOfPartner | undefined;
  /** Told once of a price that does not fit and is left out. */
  readonly onPriceProblem?: ((problem: PriceProblem) => void) | undefined;
  /** Why something is to be done for a customer, and how much that weighs; the SDK's own unless told (WRK-1). */
  readonly worklistRules?: WorklistRules | undefined;
  /** When a call leg is poor; as the vendor words it unless told (CAL). */
  readonly poorLegRule?: PoorLegRule | undefined;
  /** In which region the data of a country's customers is kept; by the SDK's rule unless told (TRI-1). */
  readonly countryRegions?: CountryRegions | undefined;
  /** Where the files of reports are kept; what the configuration says unless told: a bucket, else a folder of the store (REP-1). */
  readonly reportStorage?: ReportStorage | undefined;
  /** Who knows the roles that the owner of a schedule has now; the users of their partner unless told (REP-1). */
  readonly ownerRoles?: OwnerRoles | undefined;
  /** Told when the queue of imports or of reports can't be used, with what to do about it, and when it can again. */
  readonly onQueue?: ((note: QueueNote) => void) | undefined;
  /** Told when the disk of the embedded database has no space left, and when it has some again. */
  readonly onSpace?: ((note: SpaceNote) => void) | undefined;
  readonly now?: (() => number) | undefined;
}

/** A server that listens from the start; {@link RunningServer.ready} settles when it answers the contract. */
export interface RunningServer {
  readonly url: string;
  readonly ready: Promise<{ readonly asOf: CalendarDay }>;
  /** Not ready, a moment in which a load balancer leaves, stop accepting, drain, close the databases. */
  readonly stop: () => Promise<void>;
}

const drainMs = 10_000;
const leastStopMs = 2_000;

/** Starts a server: it listens at once, so that its health can be asked while it migrates, seeds and imports. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { config } = options;
  const state: ServerState = { answer: undefined, isStopping: false, databases: undefined };
  const listener = await listen({
    port: config.port,
    host: config.host,
    answer: (request, response) => (state.answer ?? notYet)(request, response),
  });
  const ready = open(withoutFailures(options), state);
  // a failed start is told by `ready`, also where nobody listens yet
  ready.catch(() => {});
  let stopped: Promise<void> | undefined;
  return {
    url: listener.url,
    ready,
    stop: () => {
      stopped ??= stop(listener, state, { ready, leaveMs: config.leaveMs ?? 0 });
      return stopped;
    },
  };
}

/** The same, with listeners that can fail neither a request nor a job. */
function withoutFailures(options: StartOptions): StartOptions {
  return {
    ...options,
    log: heard('log', options.log),
    onPriceProblem: heard('onPriceProblem', options.onPriceProblem),
    onQueue: heard('onQueue', options.onQueue),
    onSpace: heard('onSpace', options.onSpace),
  };
}

interface ServerState {
  answer: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
  isStopping: boolean;
  databases: RegionDatabases | undefined;
  dropping?: RepeatedJob | undefined;
  delivering?: RepeatedJob | undefined;
  importing?: RepeatedJob | undefined;
  reports?: RepeatedJob | undefined;
}

async function open(options: StartOptions, state: ServerState): Promise<{ asOf: CalendarDay }> {
  const { config, now = Date.now } = options;
  const databases = await openRegionDatabases({
    regions: config.regions,
    urls: config.databaseUrls,
    requestUrls: config.requestUrls,
    folder: config.storeFolder,
    fresh: options.fresh,
    onSpace: options.onSpace,
  });
  state.databases = databases;
  await databases.migrate();
  await options.prepare?.(databases);
  await databases.keep();
  await resumeRollUps(databases, options.poorLegRule);
  state.dropping = await keepWeeks(options, databases, now);
  state.delivering = deliverEvents(databases, options);
  const imports = openImportDesk({
    staging: stagingFolder(config.importFolder ?? join(config.storeFolder, 'imports')),
    ...{ regions: databases.regions, now },
  });
  const { poorLegRule, onQueue } = options;
  state.importing = startImportJobs({ databases, desk: imports, poorLegRule, onQueue });
  const desk = openReportDesk({
    storage: options.reportStorage ?? (await reportStorage(config, now)),
    days: config.reportDays,
    now,
  });
  const requests = requestTally();
  state.reports = startReportJobs({
    ...{ databases, desk, newId: randomUUID, rule: poorLegRule, ownerRoles: options.ownerRoles, onQueue },
    requests,
  });
  const development = config.issuer ? undefined : await developmentPartner(databases);
  const fixedDay = config.asOf ?? (await development?.find())?.asOf;
  const today = () => fixedDay ?? (calendarDay(dayOfInstant(now()) as number) as CalendarDay);
  const pricesOf =
    options.licensePrices ?? (config.licensePrices && (await pricesOfFile(config.licensePrices)));
  const prices = pricesOf ? findPrices(pricesOf, options.onPriceProblem) : undefined;
  const { trust, tokens } = await tokenTrust(config, now);
  const { verify, known } = tokenVerifier(trust);
  const limiter = createRateLimiter(withDefaults(defaultRateLimits, options.limits));
  const metrics = createMetrics();
  const addressOf = clientAddress(config.trustedProxies);
  const standing = userStanding(databases, { turn: limiter.turn });
  const answers = keptAnswers();
  const appOptions: AppOptions = {
    databases,
    standing,
    answers,
    licenses: licenseSnapshots({ rules: options.licenseRules, prices }),
    calling: callingPictures({ rule: options.poorLegRule }),
    worklists: worklists(options.worklistRules),
    imports,
    reports: desk,
    authenticate: verify,
    secret: config.secret ?? randomBytes(32).toString('hex'),
    today,
    isReady: async () => !state.isStopping && (await databases.answer()),
    metrics,
    limiter,
    requests,
    origins: config.origins,
    callRecords: config.callRecords,
    countryRegions: options.countryRegions,
    addressOf: ({ env }) => addressOf((env as HttpBindings).incoming),
    ...(options.log ? { log: options.log } : {}),
    ...(tokens && development
      ? {
          development: {
            tokens,
            today,
            regions: databases.regions,
            home: databases.home,
            partner: development.find,
          },
        }
      : {}),
  };
  const routes = routeOptions(appOptions);
  const app = createApp(appOptions, routes);
  const answer = withPages(getRequestListener(app.fetch), options.portal, databases.regions);
  const early = {
    ...{ limiter, known, addressOf, requests },
    origins: config.origins,
    answered: (answered: AnsweredRequest) => {
      metrics.answered(answered);
      options.log?.(answered);
    },
  };
  const reading = withEarlyReads(withPlainPath(packed(answer)), { ...early, reads: plainReads(routes) });
  const answering = withEarlyAnswers(reading, { ...early, answers, databases, standing, today });
  state.answer = withEarlyRefusals(answering, {
    ...{ ...early, regions: databases.regions },
    refused: (refused) => {
      metrics.refused(refused);
      options.log?.(refused);
    },
  });
  return { asOf: today() };
}

/** Where files of reports are kept as the configuration says. */
async function reportStorage(
  { reportBucket, storeFolder }: ServerConfig,
  now: () => number,
): Promise<ReportStorage> {
  return reportBucket
    ? openBucketStorage(reportBucket, { now })
    : folderStorage(join(storeFolder, 'reports'));
}

/** Drops legs that are older than the weeks that are kept: now, and once a day. */
async function keepWeeks(
  { config, poorLegRule: rule }: StartOptions,
  databases: RegionDatabases,
  now: () => number,
): Promise<RepeatedJob | undefined> {
  const weeks = config.callLegWeeks;
  if (weeks === undefined) return undefined;
  const drop = () => dropOldLegs(databases, { weeks, now: now(), rule });
  await drop();
  return daily(drop);
}

async function tokenTrust(config: ServerConfig, now: () => number) {
  const instant = () => new Date(now());
  if (config.issuer) {
    const trust: TokenTrust = { ...config.issuer, key: issuerKeys(config.issuer.issuer), now: instant };
    return { trust, tokens: undefined };
  }
  const tokens = await openDevelopmentTokens(config.storeFolder, instant);
  return { trust: tokens.trust, tokens };
}

/** The API's addresses go to it, all others to the portal's pages. */
function withPages(
  api: (request: IncomingMessage, response: ServerResponse) => unknown,
  portal: string | undefined,
  regions: readonly string[],
) {
  if (portal === undefined)
    return (request: IncomingMessage, response: ServerResponse) => void api(request, response);
  const pages = servePages(portal);
  const names = regions.map((region) => `${region.toLowerCase()}/v1`);
  const isApi = new RegExp(`^/(health|ready|metrics|openapi\\.json|development/|(${names.join('|')})(/|$))`);
  return (request: IncomingMessage, response: ServerResponse) =>
    isApi.test(request.url ?? '') ? void api(request, response) : pages(request, response);
}

function notYet(request: IncomingMessage, response: ServerResponse): void {
  const isAlive = request.url === '/health';
  response.writeHead(isAlive ? 200 : 503, {
    'content-type': 'text/plain; charset=utf-8',
    'retry-after': '1',
    // a page that is opened meanwhile comes by itself
    ...(!isAlive && { refresh: '2' }),
  });
  response.end(isAlive ? 'ok' : 'The server is starting.');
}

async function stop(
  listener: Listener,
  state: ServerState,
  { ready, leaveMs }: { ready: Promise<unknown>; leaveMs: number },
): Promise<void> {
  state.isStopping = true;
  // who is not ready yet has nobody who would have to leave
  if (state.answer && leaveMs > 0) await new Promise<void>((resolve) => startTimer(leaveMs, resolve));
  const until = performance.now() + drainMs;
  await listener.close(drainMs);
  const stopped = async () => {
    await ready.catch(() => {});
    for (const job of [state.importing, state.reports, state.delivering, state.dropping]) await job?.stop();
  };
  // what waits for a database that answers nothing is let go with it
  await within(Math.max(until - performance.now(), leastStopMs), stopped()).catch(() => {});
  await state.databases?.close();
}
