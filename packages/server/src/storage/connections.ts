import { Client, type ClientConfig, Pool, type PoolClient, TypeOverrides, types } from 'pg';

const connectTimeoutMs = 10_000;
const cancelTimeoutMs = 2_000;
const idleTimeoutMs = 30_000;

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
  readonly isEmbedded: boolean;
}

/** Connections to one database. They outlive its absence: a broken one is replaced when next needed. */
export interface Connections {
  /** Whether rows may come by COPY. */
  readonly canCopy: boolean;
  connect(): Promise<PoolClient>;
  /** Stops the statement that runs on a connection; answers whether it could be asked to. */
  cancel(client: PoolClient): Promise<boolean>;
  close(): Promise<void>;
}

/** Nothing is opened before it is needed. */
export function openConnections({ url, maxConnections, isEmbedded }: ConnectionsOptions): Connections {
  // the embedded database answers a new connection only when the transactions of others have ended
  const timeoutMs = isEmbedded ? 0 : connectTimeoutMs;
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
    pipeline: true,
    application_name: 'partnerkit',
  });
  // an idle connection that breaks is left out by the pool itself
  pool.on('error', () => {});
  return {
    canCopy: !isEmbedded,
    connect: () => pool.connect(),
    cancel: async (client) => !isEmbedded && cancelStatement(url, client),
    close: () => pool.end(),
  };
}

// `processID` is missing in the driver's types
async function cancelStatement(url: string, client: PoolClient & { processID?: number }): Promise<boolean> {
  const other = new Client({ connectionString: url, connectionTimeoutMillis: cancelTimeoutMs });
  other.on('error', () => {});
  try {
    await other.connect();
    await other.query('select pg_cancel_backend($1)', [client.processID]);
    return true;
  } catch {
    return false;
  } finally {
    await other.end();
  }
}
