import { Client, type ClientConfig, Pool, type PoolClient, TypeOverrides, types } from 'pg';
import type { EmbeddedDatabase } from './embedded-database.ts';
import { type Patience, patientFor, watchedNetwork } from './watched-network.ts';

const idleTimeoutMs = 30_000;
const keepAliveMs = 5_000;

// a column reads the same whatever the time zone of the machine
const plainTypes = new TypeOverrides();
plainTypes.setTypeParser(types.builtins.INT8, Number);
plainTypes.setTypeParser(types.builtins.DATE, String);
plainTypes.setTypeParser(types.builtins.TIMESTAMP, String);
plainTypes.setTypeParser(types.builtins.INTERVAL, String);

/** Where a database is, and how many connections it may have of us. */
export interface ConnectionsOptions {
  readonly url: string;
  readonly maxConnections: number;
  /** In the embedded database no running statement can be stopped, and none takes rows by COPY. */
  readonly embedded?: Pick<EmbeddedDatabase, 'admit' | 'explain' | 'writeFile'> | undefined;
  readonly patience?: Patience | undefined;
}

/** Connections to one database. They outlive its absence: a broken one is replaced when next needed. */
export interface Connections {
  /** Whether rows may come by COPY. */
  readonly canCopy: boolean;
  /** Writes a file that the embedded database can read. */
  readonly writeFile?: EmbeddedDatabase['writeFile'] | undefined;
  /** Throws why nothing can be asked at the moment, or nothing changed. */
  admit(readOnly: boolean): Promise<void>;
  /** What the failure of a statement means. */
  explain(cause: unknown): unknown;
  connect(): Promise<PoolClient>;
  /** Watches one on which something is asked, until it is told to end: where the network has swallowed that, it is broken off. */
  watch(client: PoolClient, isBusy: () => boolean): () => void;
  /** Stops the statement that runs on a connection; answers whether it could be asked to. */
  cancel(client: PoolClient): Promise<boolean>;
  close(): Promise<void>;
}

/** Nothing is opened before it is needed. */
export function openConnections({
  url,
  maxConnections,
  embedded,
  patience = patientFor,
}: ConnectionsOptions): Connections {
  // the embedded database answers a new connection only when the transactions of others have ended
  const timeoutMs = embedded ? 0 : patience.connectMs;
  const pool = new Pool({
    connectionString: url,
    max: maxConnections,
    types: plainTypes,
    // of one connection, not of the wait for a free one: that is the transaction's own time
    Client: class extends Client {
      constructor(config?: ClientConfig) {
        super({ ...config, connectionTimeoutMillis: timeoutMs });
      }
    },
    idleTimeoutMillis: idleTimeoutMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: keepAliveMs,
    pipeline: true,
    application_name: 'partnerkit',
  });
  // an idle connection that breaks is left out by the pool itself
  pool.on('error', () => {});
  // the embedded database is in this process: there is no network to lose anything
  const network = embedded ? undefined : watchedNetwork(url, pool, patience);
  return {
    canCopy: !embedded,
    writeFile: embedded?.writeFile,
    admit: async (readOnly) => embedded?.admit(readOnly),
    explain: (cause) => (embedded ? embedded.explain(cause) : cause),
    connect: () => (network ? network.connect() : pool.connect()),
    watch: (client, isBusy) => network?.watch(client, isBusy) ?? (() => {}),
    cancel: async (client) => (await network?.cancel(client)) ?? false,
    close: () => pool.end(),
  };
}
