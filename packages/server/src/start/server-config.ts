import { type CalendarDay, isCalendarDay } from '@partnerkit/sdk';
import type { BucketPlace } from '../reports/bucket-calls.ts';
import { proxyTrust } from './client-address.ts';
import { reportBucket } from './report-bucket.ts';

/** How a server is set up: by its environment, and by what the command line adds. */
export interface ServerConfig {
  readonly port: number;
  readonly host: string;
  /** Folder of the embedded database and of what development needs. */
  readonly storeFolder: string;
  /** Folder of files that are being imported, which servers beside each other share; absent, one in the store folder. */
  readonly importFolder?: string | undefined;
  readonly regions: readonly string[];
  /** One Postgres for all regions, one for each, or none: the embedded database. */
  readonly databaseUrls: Readonly<Record<string, string>> | string | undefined;
  /** The same databases by a login for requests that owns nothing; absent, requests log in as the owner too. */
  readonly requestUrls?: Readonly<Record<string, string>> | string | undefined;
  /** Who issues the tokens; absent in development, where the server signs its own. */
  readonly issuer: { readonly issuer: string; readonly audience: string } | undefined;
  /** Signs the cursors of long lists; absent, a random one of this process: lists that are read on begin anew with the next. */
  readonly secret: string | undefined;
  readonly origins: readonly string[];
  /** Which proxies say whom they ask for (`X-Forwarded-For`): addresses and ranges; absent, nobody is believed. */
  readonly trustedProxies?: readonly string[] | undefined;
  readonly asOf: CalendarDay | undefined;
  /** How long requests are still taken after `/ready` says that this server stops, in milliseconds; absent, not at all. */
  readonly leaveMs?: number | undefined;
  /** Complete weeks whose call legs are kept, beside the week in progress; absent, all of them. */
  readonly callLegWeeks?: number | undefined;
  /** Days for which runs of reports and their files are kept; absent, until somebody removes them. */
  readonly reportDays?: number | undefined;
  /** A JSON file of what licenses cost a month (PRC-1); absent, nothing has a price. */
  readonly licensePrices?: string | undefined;
  /** A bucket with S3's interface that keeps the files of reports; absent, a folder of the store folder does. */
  readonly reportBucket?: BucketPlace | undefined;
  /** Whose call records the vendor's webhook delivers; absent, there is no address for it. */
  readonly callRecords?: { readonly partner: string; readonly secret: string } | undefined;
}

/** Regions of the vendor's hub; others by PARTNERKIT_REGIONS. */
const usualRegions = ['US', 'CA', 'EU', 'AE'];

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment. Throws with the variable that does not fit, and what was expected. */
export function readServerConfig(env: Environment): ServerConfig {
  const databaseUrls = databases(env);
  const issuer = tokenIssuer(env);
  if (!issuer && env.NODE_ENV === 'production') {
    throw new Error(
      'PARTNERKIT_ISSUER is not set, so this server would sign its own tokens: that is for development only. ' +
        'Set PARTNERKIT_ISSUER and PARTNERKIT_AUDIENCE, or leave NODE_ENV=production out.',
    );
  }
  return {
    port: port(env.PORT),
    host: env.HOST ?? (issuer ? '::' : '127.0.0.1'),
    storeFolder: env.PARTNERKIT_STORE_DIR ?? '.data',
    importFolder: env.PARTNERKIT_IMPORT_DIR || undefined,
    regions: regions(env, databaseUrls),
    databaseUrls,
    requestUrls: requestUrls(env, databaseUrls),
    issuer,
    secret: secret(env, issuer !== undefined),
    origins: listed(env.PARTNERKIT_ORIGINS).map(origin),
    trustedProxies: trustedProxies(env.PARTNERKIT_TRUSTED_PROXIES),
    asOf: day('PARTNERKIT_AS_OF', env.PARTNERKIT_AS_OF),
    leaveMs: leaveMs(env.PARTNERKIT_LEAVE_SECONDS),
    callRecords: callRecords(env),
    callLegWeeks: weeks('PARTNERKIT_CALL_LEG_WEEKS', env.PARTNERKIT_CALL_LEG_WEEKS),
    reportDays: reportDays(env.PARTNERKIT_REPORT_DAYS),
    licensePrices: env.PARTNERKIT_LICENSE_PRICES || undefined,
    reportBucket: reportBucket(env),
  };
}

/** A port number; 0 lets the system choose. */
export function port(text = '4600', name = 'PORT'): number {
  const number = Number(text);
  if (text.trim() !== '' && Number.isInteger(number) && number >= 0 && number <= 65_535) return number;
  throw new Error(`${name}: expected a number from 0 to 65535, found ${text}`);
}

/** A calendar date that somebody typed. */
export function day(name: string, text: string | undefined): CalendarDay | undefined {
  if (text === undefined || isCalendarDay(text)) return text;
  throw new Error(`${name}: expected a calendar date, YYYY-MM-DD, found ${text}`);
}

function databases(env: Environment, kind = 'DATABASE'): ServerConfig['databaseUrls'] {
  const regionUrl = new RegExp(`^PARTNERKIT_${kind}_(?!URL$)([A-Z][A-Z0-9_]*)$`);
  const byRegion = Object.fromEntries(
    Object.entries(env).flatMap(([name, url]) => {
      const region = regionUrl.exec(name)?.[1];
      return region && url ? [[region, postgresUrl(name, url)]] : [];
    }),
  );
  const one = env[`PARTNERKIT_${kind}_URL`];
  if (Object.keys(byRegion).length === 0) return one && postgresUrl(`PARTNERKIT_${kind}_URL`, one);
  if (one) {
    throw new Error(
      `PARTNERKIT_${kind}_URL is one database for all regions, PARTNERKIT_${kind}_<REGION> one for each: set either.`,
    );
  }
  return byRegion;
}

/** The databases once more, by the login of requests: for all regions, or for none. */
function requestUrls(env: Environment, urls: ServerConfig['databaseUrls']): ServerConfig['requestUrls'] {
  const given = databases(env, 'REQUEST');
  if (given === undefined) return undefined;
  if (urls === undefined) {
    throw new Error(
      'PARTNERKIT_REQUEST_URL is set without PARTNERKIT_DATABASE_URL, by which migrations run.',
    );
  }
  const missing = typeof given === 'object' ? regions(env, urls).filter((region) => !given[region]) : [];
  if (missing.length > 0) throw new Error(`PARTNERKIT_REQUEST_${missing[0]} is not set.`);
  return given;
}

function postgresUrl(name: string, url: string): string {
  if (/^postgres(ql)?:\/\/./.test(url)) return url;
  throw new Error(`${name}: expected postgres://…`);
}

function regions(env: Environment, urls: ServerConfig['databaseUrls']): readonly string[] {
  const named = listed(env.PARTNERKIT_REGIONS);
  const wanted = named.length > 0 ? named : typeof urls === 'object' ? Object.keys(urls) : usualRegions;
  const wrong = wanted.find((region) => !/^[A-Z][A-Z0-9_]{0,20}$/.test(region));
  if (wrong) throw new Error(`PARTNERKIT_REGIONS: expected names such as US,EU, found ${wrong}`);
  const missing = typeof urls === 'object' ? wanted.filter((region) => !urls[region]) : [];
  if (missing.length > 0) throw new Error(`PARTNERKIT_DATABASE_${missing[0]} is not set.`);
  return wanted;
}

function tokenIssuer(env: Environment): ServerConfig['issuer'] {
  const { PARTNERKIT_ISSUER: issuer, PARTNERKIT_AUDIENCE: audience } = env;
  if (!issuer && !audience) return undefined;
  if (!issuer || !audience)
    throw new Error('PARTNERKIT_ISSUER and PARTNERKIT_AUDIENCE belong together: one is not set.');
  if (!/^https?:\/\/./.test(issuer))
    throw new Error('PARTNERKIT_ISSUER: expected the https:// address of the issuer');
  return { issuer, audience };
}

function secret(env: Environment, isProduction: boolean): string | undefined {
  const given = env.PARTNERKIT_SECRET;
  if (given !== undefined && given.length < 32) {
    throw new Error('PARTNERKIT_SECRET: expected at least 32 characters of chance');
  }
  if (given === undefined && isProduction) {
    throw new Error(
      'PARTNERKIT_SECRET is not set: it signs the cursors of long lists, and servers that stand beside each other share it.',
    );
  }
  return given;
}

/** A load balancer looks every few seconds at most whether a server is ready. */
function leaveMs(text = ''): number {
  const seconds = text.trim() === '' ? 1 : Number(text);
  if (seconds >= 0 && seconds <= 60) return seconds * 1000;
  throw new Error(`PARTNERKIT_LEAVE_SECONDS: expected a number of seconds from 0 to 60, found ${text}`);
}

function weeks(name: string, text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 5200) return number;
  throw new Error(`${name}: expected a whole number of weeks from 1 to 5200, found ${text}`);
}

function reportDays(text = ''): number {
  const number = text === '' ? 30 : Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 3660) return number;
  throw new Error(`PARTNERKIT_REPORT_DAYS: expected a whole number of days from 1 to 3660, found ${text}`);
}

function callRecords(env: Environment): ServerConfig['callRecords'] {
  const { PARTNERKIT_CALL_RECORDS_SECRET: given, PARTNERKIT_CALL_RECORDS_PARTNER: partner } = env;
  if (!given && !partner) return undefined;
  if (!given || !partner) {
    throw new Error(
      'PARTNERKIT_CALL_RECORDS_SECRET and PARTNERKIT_CALL_RECORDS_PARTNER belong together: one is not set.',
    );
  }
  if (given.length < 16)
    throw new Error('PARTNERKIT_CALL_RECORDS_SECRET: expected at least 16 characters of chance');
  return { partner, secret: given };
}

function listed(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function trustedProxies(text: string | undefined): readonly string[] | undefined {
  const named = listed(text);
  if (named.length === 0) return undefined;
  for (const one of named) checkProxy(one);
  return named;
}

function checkProxy(text: string): void {
  try {
    proxyTrust([text]);
  } catch {
    throw new Error(
      `PARTNERKIT_TRUSTED_PROXIES: expected addresses and ranges such as 10.0.0.0/8,::1, found ${text}`,
    );
  }
}

function origin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && url.origin === text) return text;
  throw new Error(`PARTNERKIT_ORIGINS: expected origins such as https://portal.example, found ${text}`);
}
