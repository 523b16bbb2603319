import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CountryRegions } from '@partnerkit/sdk';
import { type CalendarDay, PartnerError } from '@partnerkit/sdk';
import { countryRegions } from '@partnerkit/sdk/rules';
import { problemResponse } from '@partnerkit/sdk/server';
import { type Context, Hono } from 'hono';
import { cors } from 'hono/cors';
import type { Principal } from '../auth/principal.ts';
import { type CallingPictures, callingPictures } from '../calling/calling-pictures.ts';
import { type ImportDesk, openImportDesk } from '../imports/import-desk.ts';
import { stagingFolder } from '../imports/staging-folder.ts';
import { type RequestTally, requestTally } from '../jobs/request-tally.ts';
import { openApiDocument } from '../openapi/openapi-document.ts';
import { type UserStanding, userStanding } from '../organization/user-standing.ts';
import type { ReportDesk } from '../reports/report-desk.ts';
import type { RegionDatabases } from '../storage/region-databases.ts';
import { type LicenseSnapshots, licenseSnapshots } from '../subscriptions/license-snapshots.ts';
import { type Worklists, worklists } from '../worklist/worklists.ts';
import { allowedMethods } from './allowed-methods.ts';
import { type CallRecordWebhook, callRecordRoutes } from './call-record-routes.ts';
import { contractHandlers, homeChecks, streamHandlers } from './contract-handlers.ts';
import { contractRoutes, type RouteOptions, type RouteVariables, requestIdOf } from './contract-routes.ts';
import type { DevelopmentSignIn } from './development-routes.ts';
import { developmentRoutes } from './development-routes.ts';
import { type KeptAnswers, keptAnswers } from './kept-answers.ts';
import type { ServerMetrics } from './metrics.ts';
import type { RateLimiter } from './rate-limits.ts';
import { createCursorSigner } from './signed-cursor.ts';

/** What a server's application is made of. */
export interface AppOptions {
  readonly databases: RegionDatabases;
  /** Who asks, by the `authorization` header; throws `unauthenticated`. */
  readonly authenticate: (authorization: string | undefined) => Promise<Principal>;
  /** What the partner's users say of whoever asks; absent, as the table of users says, three seconds late at most. */
  readonly standing?: UserStanding | undefined;
  /** Signs cursors; servers that stand beside each other share it. */
  readonly secret: string;
  /** The day for which a request is answered that names none. */
  readonly today: () => CalendarDay;
  /** Whether all is migrated, seeded and imported, its databases answer, and nothing is about to stop. */
  readonly isReady: () => boolean | Promise<boolean>;
  readonly metrics: ServerMetrics;
  /** Counts requests for jobs that let them go first; absent, for nobody. */
  readonly requests?: RequestTally | undefined;
  /** Counts requests, and refuses whoever asks too often. */
  readonly limiter: RateLimiter;
  /** Origins of pages elsewhere that may ask; absent, none. */
  readonly origins?: readonly string[];
  /** Told of what was answered; nothing in it is personal. */
  readonly log?: (answered: AnsweredRequest) => void;
  /** Signing in without an issuer, in development only. */
  readonly development?: DevelopmentSignIn;
  readonly addressOf?: (context: Context) => string;
  /** What the subscription analytics are computed over; absent, by the SDK's rules and within the usual bound. */
  readonly licenses?: LicenseSnapshots;
  /** What is answered of calls; absent, by the SDK's rule and within the usual bound. */
  readonly calling?: CallingPictures;
  /** What is to be done next in each region; absent, by the SDK's rules (WRK-1). */
  readonly worklists?: Worklists | undefined;
  /** Where answers are put that may go out again as they are. */
  readonly answers?: KeptAnswers | undefined;
  /** The imports of files; absent, files lie in a folder for what is passing, and nobody carries them out. */
  readonly imports?: ImportDesk | undefined;
  /** What reports stand on: where their files are kept, and who works on them. */
  readonly reports: ReportDesk;
  /** Whose call records the vendor's webhook delivers; absent, there is no such address. */
  readonly callRecords?: CallRecordWebhook | undefined;
  /** Ids that nobody else has, for what is added; absent, random ones. */
  readonly newId?: () => string;
  /** In which region the data of a country's customers is kept; absent, by the SDK's rule (TRI-1). */
  readonly countryRegions?: CountryRegions | undefined;
}

/** One answered request, as it is logged. */
export interface AnsweredRequest {
  readonly requestId: string;
  readonly operation: string | undefined;
  readonly region: string | undefined;
  readonly status: number;
  readonly durationMs: number;
  /** What went wrong inside, where the caller is told only that something did. */
  readonly cause?: unknown;
}

/** Headers of answers that a page elsewhere may read. */
export const exposedHeaders: readonly string[] = [
  ...['content-disposition', 'content-range', 'etag', 'retry-after', 'x-request-id'],
];

/** What the routes of an application stand on. */
export function routeOptions(options: AppOptions): RouteOptions {
  const { databases, authenticate, limiter, reports, today } = options;
  return {
    ...{ databases, authenticate, limiter, reports, today },
    ...{ handlers: contractHandlers, streams: streamHandlers, homeChecks },
    standing: options.standing ?? userStanding(databases, { turn: limiter.turn }),
    cursors: createCursorSigner(options.secret),
    licenses: options.licenses ?? licenseSnapshots(),
    calling: options.calling ?? callingPictures(),
    worklists: options.worklists ?? worklists(),
    answers: options.answers ?? keptAnswers(),
    imports: options.imports ?? passingImports(databases.regions),
    newId: options.newId ?? randomUUID,
    countryRegions: options.countryRegions ?? countryRegions,
    addressOf: options.addressOf ?? (() => 'unknown'),
  };
}

/**
 * The server's application: the contract's routes, and what watches over it. Every other path is not found. `routes` are made of the options
 * unless they are told, for who answers by them elsewhere too.
 */
export function createApp(
  options: AppOptions,
  routes: RouteOptions = routeOptions(options),
): Hono<{ Variables: RouteVariables }> {
  const { databases, metrics, limiter, origins = [], development, requests = requestTally() } = options;
  const app = new Hono<{ Variables: RouteVariables }>();
  app.use(async (c, next) => {
    const start = performance.now();
    c.set('requestId', requestIdOf(c.req.header('x-request-id')));
    requests.asked++;
    await next().finally(() => requests.answered++);
    // what a browser is told to be data is never taken for a page or a script
    c.res.headers.set('x-content-type-options', 'nosniff');
    const durationMs = performance.now() - start;
    const answered = {
      operation: c.get('operation'),
      region: c.get('region'),
      status: c.res.status,
      durationMs,
    };
    metrics.answered(answered);
    options.log?.({ requestId: c.get('requestId'), ...answered, ...(c.error ? { cause: c.error } : {}) });
  });
  if (origins.length > 0) {
    app.use(
      cors({
        origin: [...origins],
        allowHeaders: [
          ...['authorization', 'content-type', 'idempotency-key', 'if-match', 'if-range', 'range'],
          'x-request-id',
        ],
        exposeHeaders: [...exposedHeaders],
        maxAge: 600,
      }),
    );
  }
  const document = openApiDocument(databases.regions);
  app.get('/health', (c) => c.text('ok'));
  app.get('/ready', async (c) => ((await options.isReady()) ? c.text('ready') : c.text('not ready', 503)));
  app.get('/metrics', async (c) =>
    c.text(await metrics.text(), 200, { 'content-type': metrics.contentType }),
  );
  app.get('/openapi.json', (c) => c.json(document));
  if (development) app.route('/development', developmentRoutes(development));
  if (options.callRecords) {
    const webhook = options.callRecords;
    const { calling, addressOf } = routes;
    app.route('/', callRecordRoutes({ databases, webhook, limiter, calling, addressOf }));
  }
  app.route('/', contractRoutes(routes));
  app.notFound((c) => {
    const allowed = allowedMethods(c.req.path, databases.regions);
    if (!allowed) return problemResponse(notFound(), c.get('requestId'));
    if (allowed.length === 0) return problemResponse(noOperation(), c.get('requestId'));
    const response = problemResponse(notTaken(c.req.method, allowed), c.get('requestId'));
    response.headers.set('allow', allowed.join(', '));
    return response;
  });
  app.onError((cause, c) => problemResponse(cause, c.get('requestId')));
  return app;
}

/** Imports of one application, whose files go with the machine's other passing ones; nobody carries them out. */
function passingImports(regions: readonly string[]): ImportDesk {
  const staging = stagingFolder(join(tmpdir(), `partnerkit-imports-${randomUUID()}`));
  return openImportDesk({ staging, regions, now: Date.now });
}

function notTaken(method: string, allowed: readonly string[]): PartnerError {
  return new PartnerError({
    code: 'unsupported',
    status: 405,
    message: `This address does not take ${method}, only ${allowed.join(', ')}.`,
  });
}

/** A newer SDK may ask for what came later: `notFound` would say that what it asks of is not there. */
function noOperation(): PartnerError {
  const message = 'No operation of this server stands at this address.';
  return new PartnerError({ code: 'unsupported', status: 404, message });
}

function notFound(): PartnerError {
  return new PartnerError({ code: 'notFound', message: 'There is nothing at this address.' });
}
