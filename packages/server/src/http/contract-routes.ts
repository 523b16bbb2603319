import { randomUUID } from 'node:crypto';
import {
  type CalendarDay,
  type CountryRegions,
  isCalendarDay,
  isPartnerError,
  type Operation,
  PartnerError,
  permissionScope,
} from '@partnerkit/sdk';
import { contract } from '@partnerkit/sdk/schemas';
import { problemResponse } from '@partnerkit/sdk/server';
import { type Context, Hono } from 'hono';
import sql from 'sql-template-tag';
import { type ActLog, withActLog } from '../audit/act-log.ts';
import { actorOf, type Principal } from '../auth/principal.ts';
import type { CallingPictures } from '../calling/calling-pictures.ts';
import { rememberedAnswer } from '../idempotency/remembered-answer.ts';
import type { ImportDesk } from '../imports/import-desk.ts';
import { notePartnerRegion } from '../organization/note-partner-region.ts';
import type { UserStanding } from '../organization/user-standing.ts';
import type { ReportDesk } from '../reports/report-desk.ts';
import type { TenantOptions } from '../storage/region-database.ts';
import type { RegionDatabases } from '../storage/region-databases.ts';
import type { Glance, Transaction } from '../storage/transaction.ts';
import type { LicenseSnapshots } from '../subscriptions/license-snapshots.ts';
import type { Worklists } from '../worklist/worklists.ts';
import { type AnswerVersion, answerVersions } from './answer-versions.ts';
import { fileResponse, type ServedFile } from './file-response.ts';
import type {
  Handlers,
  HomeCheck,
  HomeChecks,
  OperationHandler,
  RequestContext,
  StreamHandler,
  StreamHandlers,
} from './handlers.ts';
import { invalidInput } from './invalid-input.ts';
import { answerKey, KeptAnswer, type KeptAnswers } from './kept-answers.ts';
import { type PackedText, packedText } from './packed-text.ts';
import type { RateLimiter } from './rate-limits.ts';
import { createInputReader } from './request-input.ts';
import type { CursorSigner } from './signed-cursor.ts';
import { isRowStream } from './streamed-rows.ts';
import { WrittenAnswer } from './written-answer.ts';

/** What stands between a request and its handler, the same for every operation. */
export interface RouteOptions {
  readonly databases: RegionDatabases;
  readonly handlers: Handlers;
  readonly streams: StreamHandlers;
  readonly homeChecks: HomeChecks;
  /** Who asks; throws `unauthenticated`. */
  readonly authenticate: (authorization: string | undefined) => Promise<Principal>;
  /** What the partner's users say of them. */
  readonly standing: UserStanding;
  readonly limiter: RateLimiter;
  readonly cursors: CursorSigner;
  /** What the subscription analytics are computed over. */
  readonly licenses: LicenseSnapshots;
  /** What is answered of calls. */
  readonly calling: CallingPictures;
  /** What is to be done next in each region. */
  readonly worklists: Worklists;
  /** What goes out again as it did. */
  readonly answers: KeptAnswers;
  readonly imports: ImportDesk;
  /** What reports stand on. */
  readonly reports: ReportDesk;
  /** The day for which a request is answered that names none. */
  readonly today: () => CalendarDay;
  /** Ids that nobody else has, for what is added. */
  readonly newId: () => string;
  /** In which region the data of a country's customers is kept. */
  readonly countryRegions: CountryRegions;
  readonly addressOf: (context: Context) => string;
}

/** What is told of each request when it is answered; nothing in it is personal. */
export interface RouteVariables {
  requestId: string;
  operation: string;
  region: string;
}

type RouteContext = Context<{ Variables: RouteVariables }>;

/** What of a request its answer depends on beside its body, however it came. */
export interface AskedRequest {
  /** Of its address what stands behind the host. */
  readonly url: URL;
  /** The same as it came. */
  readonly address: string;
  readonly header: (name: string) => string | undefined;
  /** Aborts when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /** Where it comes from, as it is counted. */
  readonly from: string;
}

/** A read whose whole input stands in its query string. */
export interface PlainRead {
  /** The id of the operation. */
  readonly operation: string;
  readonly region: string;
  readonly answer: (asked: AskedRequest) => Promise<unknown>;
}

const operations: readonly (readonly [feature: string, verb: string, operation: Operation])[] =
  Object.entries(contract).flatMap(([feature, verbs]) =>
    Object.entries(verbs).map(([verb, operation]) => [feature, verb, operation as Operation] as const),
  );

/** The routes of the contract, under `/<region>/v1` for each region. */
export function contractRoutes(options: RouteOptions): Hono<{ Variables: RouteVariables }> {
  const routes = new Hono<{ Variables: RouteVariables }>();
  for (const [feature, verb, operation] of operations) {
    const handler = handlerOf(options.handlers, feature, verb);
    const stream = operation.body === 'rows' ? streamHandlerOf(options.streams, operation) : undefined;
    const reader = createInputReader(operation);
    const path = operation.path.replace(/\{(\w+)\}/g, ':$1');
    for (const region of options.databases.regions) {
      routes.on(operation.method, `/${region.toLowerCase()}/v1${path}`, async (c) => {
        c.set('operation', operation.id);
        c.set('region', region);
        const asked = askedBy(c, options);
        const [principal, leave] = await admitted(asked, operation, region, options);
        try {
          if (operation.body === 'bytes') requireScope(principal, operation);
          if (stream && isRowStream(c.req.raw)) {
            return jsonResponse(
              c,
              await streamAnswered(c, { operation, region, principal, stream }, options),
            );
          }
          const input = await reader.read(c.req.raw, c.req.param());
          const answer = await inTurn(asked, { operation, region, principal, input, handler }, options);
          if (operation.answer !== 'bytes') return jsonResponse(c, answer);
          return fileResponse(c.req.raw, answer as ServedFile, c.get('requestId'));
        } finally {
          leave();
        }
      });
    }
  }
  routes.onError((cause, c) => problemResponse(cause, c.get('requestId')));
  return routes;
}

/** The reads of the contract whose whole input stands in their query string, by the path of their address. */
export function plainReads(options: RouteOptions): ReadonlyMap<string, PlainRead> {
  const reads = new Map<string, PlainRead>();
  for (const [feature, verb, operation] of operations) {
    const { method, path, answer: kind } = operation;
    if (method !== 'GET' || path.includes('{') || kind === 'bytes') continue;
    const handler = handlerOf(options.handlers, feature, verb);
    const reader = createInputReader(operation);
    for (const region of options.databases.regions) {
      const answer = async (asked: AskedRequest) => {
        const [principal, leave] = await admitted(asked, operation, region, options);
        try {
          const input = reader.readAddress(asked.url);
          return await inTurn(asked, { operation, region, principal, input, handler }, options);
        } finally {
          leave();
        }
      };
      reads.set(`/${region.toLowerCase()}/v1${path}`, { operation: operation.id, region, answer });
    }
  }
  return reads;
}

function askedBy(c: RouteContext, { addressOf }: RouteOptions): AskedRequest {
  const { url, raw } = c.req;
  return {
    url: new URL(url),
    address: url.slice(url.indexOf('/', url.indexOf('//') + 2)),
    header: (name) => c.req.header(name),
    signal: raw.signal,
    from: addressOf(c),
  };
}

function handlerOf(handlers: Handlers, feature: string, verb: string): OperationHandler<Operation> {
  const byFeature = handlers as unknown as Record<string, Record<string, OperationHandler<Operation>>>;
  const handler = byFeature[feature]?.[verb];
  if (!handler) throw new Error(`There is no handler for ${feature}.${verb}.`);
  return handler;
}

function streamHandlerOf(streams: StreamHandlers, { id }: Operation): StreamHandler {
  const handler = (streams as Readonly<Record<string, StreamHandler>>)[id];
  if (!handler) throw new Error(`There is no handler for streams of ${id}.`);
  return handler;
}

/** Lets a request in whose token is good for the region and whose user has not asked too often; to be told when it is answered. */
async function admitted(
  asked: AskedRequest,
  operation: Operation,
  region: string,
  { authenticate, standing, limiter }: RouteOptions,
): Promise<[principal: Principal, leave: () => void]> {
  await limiter.countAddress(asked.from);
  const principal = await authenticate(asked.header('authorization'));
  if (principal.regions && !principal.regions.includes(region)) {
    throw new PartnerError({
      code: 'unauthenticated',
      message: `The token was not issued for the region ${region}.`,
    });
  }
  await limiter.countUser(principal.partner, principal.user, operation);
  const leave = limiter.enter(principal.partner);
  try {
    return [await standing.narrowed(principal), leave];
  } catch (cause) {
    leave();
    throw cause;
  }
}

interface Call {
  readonly operation: Operation;
  readonly region: string;
  readonly principal: Principal;
  readonly input: unknown;
  readonly handler: OperationHandler<Operation>;
}

/** Once all of a request has come: whoever sends slowly keeps nobody waiting. */
async function inTurn(asked: AskedRequest, call: Call, options: RouteOptions): Promise<unknown> {
  const done = await options.limiter.turn(call.principal.partner, call.region, asked.signal);
  try {
    return await answered(asked, call, options);
  } finally {
    done();
  }
}

async function answered(asked: AskedRequest, call: Call, options: RouteOptions): Promise<unknown> {
  const { operation, region, principal, input, handler } = call;
  const scope = requireScope(principal, operation);
  const today = options.today();
  const asOf = asOfDay(asked, today);
  const { partner, user } = principal;
  const atHome = await foundAtHome(operation, input, partner, options);
  const database = await options.databases.of(region);
  const tenant: TenantOptions = {
    partner,
    signal: asked.signal,
    // all that one answer tells is of one instant
    ...(operation.changes ? {} : { readOnly: true, isolation: 'repeatable read' }),
  };
  const versionOf = (answerVersions as Readonly<Record<string, AnswerVersion>>)[operation.id];
  const question = versionOf && answerKey(asked.address, principal, today);
  const before = question === undefined ? undefined : options.answers.get(question);
  if (before?.isFor(principal) && (await database.glance(tenant, before.asked.version)) === before.version)
    return before;
  const key = operation.changes && operation.body !== 'bytes' ? asked.header('idempotency-key') : undefined;
  let later: (() => PromiseLike<void> | void)[] = [];
  const answer = await database.transaction(tenant, async (tx) => {
    // of a transaction that is repeated, the last time counts
    later = [];
    if (operation.regions === 'home') await requireHome(tx, partner, region);
    const context: Omit<RequestContext, keyof ActLog> = {
      partner,
      user,
      actor: actorOf(principal),
      roles: principal.roles,
      scope,
      region,
      asOf,
      today,
      newId: options.newId,
      countryRegions: options.countryRegions,
      tx,
      cursors: options.cursors,
      licenses: options.licenses,
      calling: options.calling,
      worklists: options.worklists,
      imports: options.imports,
      reports: options.reports,
      atHome,
      afterwards: (run) => later.push(run),
    };
    const act = { partner, region, actor: context.actor, action: operation.id };
    const run = () =>
      withActLog(tx, act, (log) => withPrecondition(asked, handler(input as never, { ...context, ...log })));
    if (versionOf) {
      const reach = { partner, user, scope, region, licenses: options.licenses };
      const version = (tx: Glance) => versionOf({ tx, ...reach });
      const [now, told] = await Promise.all([version(tx), run()]);
      return new KeptAnswer(now, told, { operation, region, scope, version });
    }
    if (key === undefined) return run();
    return rememberedAnswer(tx, { partner, user, key, request: [operation.id, input] }, run);
  });
  if (question !== undefined && answer instanceof KeptAnswer) options.answers.set(question, answer);
  // users and their roles are kept there
  if (operation.changes && operation.regions === 'home') options.standing.changed(partner);
  for (const run of later) await Promise.resolve(run()).catch(() => {});
  if (mayAddRegion(operation)) await notePartnerRegion(options.databases, partner, region);
  return answer;
}

/** Whether it is asked of a region in which the partner may have had no customers before. */
function mayAddRegion({ regions }: Operation): boolean {
  return typeof regions === 'object' && 'region' in regions;
}

async function foundAtHome(
  { id }: Operation,
  input: unknown,
  partner: string,
  { databases, homeChecks }: RouteOptions,
): Promise<unknown> {
  const check = (homeChecks as Readonly<Record<string, HomeCheck<Operation>>>)[id];
  if (!check) return undefined;
  const home = await databases.of(databases.home);
  return home.transaction({ partner, readOnly: true }, (tx) => check(tx, partner, input as never));
}

interface StreamCall extends Pick<Call, 'operation' | 'region' | 'principal'> {
  readonly stream: StreamHandler;
}

async function streamAnswered(
  c: RouteContext,
  { operation, region, principal, stream }: StreamCall,
  { databases, calling }: RouteOptions,
): Promise<unknown> {
  const scope = requireScope(principal, operation);
  const database = await databases.of(region);
  const { partner, user } = principal;
  const act = { partner, region, actor: actorOf(principal), action: operation.id };
  return stream(c.req.raw, {
    partner,
    user,
    scope,
    region,
    calling,
    transaction: (run) =>
      database.transaction({ partner }, (tx) => withActLog(tx, act, (log) => run(tx, log))),
  });
}

function requireScope({ roles }: Principal, { id, permission }: Operation) {
  if (permission === null) return undefined;
  const scope = permissionScope(roles, permission);
  if (scope) return scope;
  const held =
    roles.length > 0 ? `The role ${roles.join(', ')} may not ${id}.` : `Without a role nobody may ${id}.`;
  throw new PartnerError({ code: 'forbidden', phase: 'request', message: held });
}

/** A partner's own data is kept in its home region; elsewhere the partner does not exist. */
async function requireHome(tx: Transaction, partner: string, region: string): Promise<void> {
  const home = await tx.first(sql`select 1 from partners where partner_id = ${partner}`);
  if (home) return;
  throw new PartnerError({
    code: 'notFound',
    message: `The partner's own data is not kept in the region ${region}.`,
  });
}

function asOfDay({ url }: AskedRequest, today: CalendarDay): CalendarDay {
  const [day, ...others] = url.searchParams.getAll('asOf');
  if (day === undefined) return today;
  if (others.length > 0) throw invalidInput('asOf', 'expected it once');
  if (isCalendarDay(day)) return day;
  throw invalidInput('asOf', `expected a calendar date, YYYY-MM-DD, found ${day.slice(0, 40)}`);
}

/** A replacement that named its version by `if-match` and came too late has failed its precondition. */
async function withPrecondition<Answer>(asked: AskedRequest, answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (cause) {
    if (!isPartnerError(cause) || cause.code !== 'conflict' || !asked.header('if-match')) throw cause;
    const { code, message, current, fields } = cause;
    throw new PartnerError({ code, message, current, fields, status: 412 });
  }
}

function jsonResponse(c: RouteContext, answer: unknown): Response {
  const { body, headers } = jsonAnswer(answer, c.req.header('accept-encoding'), c.get('requestId'));
  return new Response(body, { headers });
}

/** An answer of an operation as it goes out, where it is no file. */
export function jsonAnswer(answer: unknown, accepted: string | undefined, requestId: string) {
  const { body, encoding } =
    answer instanceof KeptAnswer ? answer.packed(accepted) : packedText(textOf(answer), accepted);
  // of a list that is kept there is none that a replacement could start from
  const version =
    answer instanceof KeptAnswer ? undefined : (answer as { version?: unknown } | null)?.version;
  const etag: Record<string, string> = typeof version === 'string' ? { etag: `"${version}"` } : {};
  return { body, headers: { ...answerHeaders(requestId, encoding), ...etag } };
}

/** Headers of every answer of an operation. */
export function answerHeaders(
  requestId: string,
  encoding: PackedText['encoding'],
): Readonly<Record<string, string>> {
  return {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'x-request-id': requestId,
    ...(encoding ? { 'content-encoding': encoding } : {}),
  };
}

function textOf(answer: unknown): string {
  return answer instanceof WrittenAnswer ? answer.text : JSON.stringify(answer);
}

const requestIdPattern = /^[\w.-]{8,100}$/;

/** The id under which a request is logged: the caller's own, where it is one, else a new one. */
export function requestIdOf(header: string | undefined): string {
  return header !== undefined && requestIdPattern.test(header) ? header : randomUUID();
}
