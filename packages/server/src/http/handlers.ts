import type {
  AuditActor,
  CalendarDay,
  CheckedInputOf,
  Contract,
  CountryRegions,
  FileAnswer,
  Operation,
  OperationId,
  OperationIdWhere,
  OutputOf,
  PermissionScope,
  Role,
} from '@partnerkit/sdk';
import type { ActLog } from '../audit/act-log.ts';
import type { CallingPictures } from '../calling/calling-pictures.ts';
import type { ImportDesk } from '../imports/import-desk.ts';
import type { ReportDesk } from '../reports/report-desk.ts';
import type { Transaction } from '../storage/transaction.ts';
import type { LicenseSnapshots } from '../subscriptions/license-snapshots.ts';
import type { Worklists } from '../worklist/worklists.ts';
import type { ServedFile } from './file-response.ts';
import type { CursorSigner } from './signed-cursor.ts';
import type { WrittenAnswer } from './written-answer.ts';

/** What a handler knows of a request beside its input: who asks, how far they may go, and the transaction it runs in. */
export interface RequestContext extends ActLog {
  /** Who asks, as the audit trail names them. */
  readonly actor: AuditActor;
  /** The imports of files. */
  readonly imports: ImportDesk;
  /** Has something done once the transaction is over and what it changed is kept; it tells nobody where it fails. */
  readonly afterwards: (run: () => PromiseLike<void> | void) => void;
  readonly partner: string;
  readonly user: string;
  readonly roles: readonly Role[];
  /** How far the operation's permission reaches for this user; `undefined` where it needs none. */
  readonly scope: PermissionScope | undefined;
  readonly region: string;
  readonly asOf: CalendarDay;
  /** The day of today, whatever day is asked for. */
  readonly today: CalendarDay;
  /** An id that nobody else has. */
  readonly newId: () => string;
  /** In which region the data of a country's customers is kept. */
  readonly countryRegions: CountryRegions;
  readonly tx: Transaction;
  readonly cursors: CursorSigner;
  readonly licenses: LicenseSnapshots;
  readonly calling: CallingPictures;
  readonly worklists: Worklists;
  readonly reports: ReportDesk;
  /** What the operation's home check has found. */
  readonly atHome: unknown;
}

/** What the handler of a stream knows of its request: no transaction is open, it makes those that it needs. */
export interface StreamContext
  extends Pick<RequestContext, 'partner' | 'user' | 'scope' | 'region' | 'calling'> {
  /** Runs in a transaction of the partner's, within the usual time, and writes at its end what was recorded in it. */
  readonly transaction: <T>(run: (tx: Transaction, log: ActLog) => Promise<T>) => Promise<T>;
}

/** Answers an operation whose body comes as a stream of rows; it reads the body off the request itself. */
export type StreamHandler = (request: Request, context: StreamContext) => Promise<unknown>;

/** Answers to the operations whose body may be rows: one that is missing does not compile. */
export type StreamHandlers = {
  readonly [Id in OperationIdWhere<{ readonly body?: 'rows' | undefined }>]: StreamHandler;
};

/** Answers one operation; its input is checked and its permission given. */
export type OperationHandler<O extends Operation> = (
  input: CheckedInputOf<O>,
  context: RequestContext,
) => Promise<OutputOf<O> | WrittenAnswer>;

/** Answers an operation whose answer is a file. */
export type FileHandler<O extends Operation> = (
  input: CheckedInputOf<O>,
  context: RequestContext,
) => Promise<ServedFile>;

/**
 * Finds what an operation of any region needs of what the home region knows of a partner, and throws where that forbids it. It runs
 * before that region's own transaction: the embedded database has one for all regions at a time.
 */
export type HomeCheck<O extends Operation> = (
  tx: Transaction,
  partner: string,
  input: CheckedInputOf<O>,
) => Promise<unknown>;

/** What is asked of the home region first, by operation. */
export type HomeChecks = { readonly [Id in OperationId]?: HomeCheck<OperationOf<Id>> };

type OperationOf<Id extends OperationId> = Id extends `${infer F extends keyof Contract}.${infer Verb}`
  ? Verb extends keyof Contract[F]
    ? Extract<Contract[F][Verb], Operation>
    : never
  : never;

/** Answers to the whole contract: an operation that is missing does not compile. */
export type Handlers = {
  readonly [Feature in keyof Contract]: {
    readonly [Verb in keyof Contract[Feature]]: Contract[Feature][Verb] extends Operation
      ? HandlerOf<Contract[Feature][Verb]>
      : never;
  };
};

type HandlerOf<O extends Operation> = OutputOf<O> extends FileAnswer ? FileHandler<O> : OperationHandler<O>;
