import { PartnerError } from '@partnerkit/sdk';
import sql, { raw } from 'sql-template-tag';
import { type Connections, openConnections } from './connections.ts';
import { openEmbeddedDatabase, type SpaceNote } from './embedded-database.ts';
import { within } from './interruption.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations.ts';
import { type RegionDatabase, regionDatabase } from './region-database.ts';
import { checkRegionNames, schemaOf } from './region-names.ts';
import { admitLogin } from './request-login.ts';
import type { StoreSpace } from './store-space.ts';
import type { Transaction } from './transaction.ts';

/** Where the data of each region is kept. */
export interface DatabaseConfig {
  /** Such as `US`, `CA`, `EU`, `AE`; the first is the home of what is kept once for a partner. */
  readonly regions: readonly string[];
  /** A Postgres for each region, one for all, or none: then the embedded one. */
  readonly urls: Readonly<Record<string, string>> | string | undefined;
  /**
   * The same databases by a login that owns nothing, for requests: a statement among them that takes off its role has no rights
   * at all. Absent: requests log in as the owner of the schema, and take on the role of the region.
   */
  readonly requestUrls?: Readonly<Record<string, string>> | string | undefined;
  /** Where the embedded database keeps its data. */
  readonly folder: string;
  /** Begins with an empty embedded database; what was there comes back with the next start, unless this one is kept. */
  readonly fresh?: boolean | undefined;
  /** What is known of the disk of the embedded database. */
  readonly space?: StoreSpace | undefined;
  /** Told when the disk of the embedded database has no space left, and when it has some again. */
  readonly onSpace?: ((note: SpaceNote) => void) | undefined;
  /** Chance, from 0 up to 1, for the pause before a transaction is repeated. Absent: `Math.random`. */
  readonly random?: () => number;
}

/** The databases of all regions. */
export interface RegionDatabases {
  readonly regions: readonly string[];
  /** The region where partner-wide data is kept by default. */
  readonly home: string;
  /** Opened and migrated when first needed. An unknown region is `notFound`. */
  of(region: string): Promise<RegionDatabase>;
  /** Opens and migrates all of them. */
  migrate(): Promise<void>;
  /** Keeps a fresh beginning, which has come to its end. */
  keep(): Promise<void>;
  /** Whether every database answers, within a few seconds. */
  answer(): Promise<boolean>;
  /** Has Postgres look at what its tables hold, after many rows came at once; the embedded database never does by itself. */
  analyze(): Promise<void>;
  close(): Promise<void>;
}

const connectionsPerRegion = 8;
/** A database that takes longer to say anything answers nobody in time. */
const answerMs = 5_000;
const closeMs = 5_000;

/** Opens the embedded database at once; a real one is connected to when a region is first needed. */
export async function openRegionDatabases(config: DatabaseConfig): Promise<RegionDatabases> {
  const { regions, random = Math.random } = config;
  checkRegionNames(regions);
  const embedded = config.urls === undefined ? await openEmbeddedDatabase(config) : undefined;
  const urls = urlsOf(config, embedded?.connection.url);
  const connections = new Map<string, Connections>();
  const opened = new Map<string, Promise<RegionDatabase>>();

  const connectionsOf = (url: string) => {
    const shared = connections.get(url);
    if (shared) return shared;
    const sharing = regions.filter((region) =>
      [urls[region], urlOf(config.requestUrls, region)].includes(url),
    ).length;
    const maxConnections = embedded ? connectionsPerRegion : connectionsPerRegion * sharing;
    const made = openConnections({ url, maxConnections, embedded });
    connections.set(url, made);
    return made;
  };
  const open = async (region: string, url: string) => {
    const connections = connectionsOf(url);
    const database = regionDatabase({ region, connections, random });
    await migrate(database, migrations);
    const requestUrl = urlOf(config.requestUrls, region);
    if (requestUrl === undefined) return database;
    await database.asOwner((tx) => admitLogin(tx, { region, url: requestUrl }));
    return regionDatabase({ region, connections, requests: connectionsOf(requestUrl), random });
  };
  const of = (region: string): Promise<RegionDatabase> => {
    const url = urls[region];
    if (!url) return Promise.reject(unknownRegion(region));
    const opening = opened.get(region) ?? open(region, url);
    opened.set(region, opening);
    // what failed is tried again when next needed
    opening.catch(() => opened.delete(region));
    return opening;
  };
  return {
    regions,
    home: regions[0] as string,
    of,
    migrate: async () => {
      for (const region of regions) await of(region);
    },
    keep: async () => embedded?.keep(),
    answer: async () => {
      const asked = regions.map(async (region) => {
        await within(
          answerMs,
          of(region).then((database) => database.statement('select 1')),
        );
      });
      return (await Promise.allSettled(asked)).every(({ status }) => status === 'fulfilled');
    },
    analyze: async () => {
      for (const region of regions) await (await of(region)).asOwner((tx) => analyzeTables(tx, region));
    },
    close: async () => {
      const closing = Promise.all([...connections.values()].map((one) => one.close()));
      // a statement that never ends keeps its connection, until the database is closed below it
      await within(closeMs, closing).catch(() => {});
      await embedded?.close();
    },
  };
}

async function analyzeTables(tx: Transaction, region: string): Promise<void> {
  const tables = await tx.rows<{ name: string }>(
    sql`select tablename as name from pg_tables where schemaname = ${schemaOf(region)}`,
  );
  await tx.run(raw(`analyze ${tables.map(({ name }) => `"${name}"`).join(', ')}`));
}

function urlOf(urls: DatabaseConfig['urls'], region: string): string | undefined {
  return typeof urls === 'object' ? urls[region] : urls;
}

function urlsOf({ regions, urls }: DatabaseConfig, embedded: string | undefined): Record<string, string> {
  return Object.fromEntries(
    regions.map((region) => {
      const url = urlOf(urls ?? embedded, region);
      if (!url) throw new Error(`No database is configured for region ${region}.`);
      return [region, url];
    }),
  );
}

function unknownRegion(region: string): PartnerError {
  return new PartnerError({ code: 'notFound', message: `There is no region ${region}.`, region });
}
