import { describe, expect, it } from 'vitest';
import { readServerConfig } from './server-config.ts';

const production = {
  PARTNERKIT_ISSUER: 'https://login.example',
  PARTNERKIT_AUDIENCE: 'partnerkit',
  PARTNERKIT_SECRET: 'x'.repeat(32),
};

describe('the configuration of a server', () => {
  it('is that of development where nothing is set: embedded, on this machine only', () => {
    expect(readServerConfig({})).toEqual({
      port: 4600,
      host: '127.0.0.1',
      storeFolder: '.data',
      regions: ['US', 'CA', 'EU', 'AE'],
      databaseUrls: undefined,
      issuer: undefined,
      secret: undefined,
      origins: [],
      asOf: undefined,
      leaveMs: 1000,
      callRecords: undefined,
      callLegWeeks: undefined,
      reportDays: 30,
    });
  });

  it('takes deliveries of call records where a secret says whose they are', () => {
    const set = {
      PARTNERKIT_CALL_RECORDS_SECRET: 'sixteen letters.',
      PARTNERKIT_CALL_RECORDS_PARTNER: 'acme',
    };
    expect(readServerConfig(set).callRecords).toEqual({ partner: 'acme', secret: 'sixteen letters.' });
    for (const name of Object.keys(set)) {
      expect(() => readServerConfig({ ...set, [name]: undefined })).toThrow('belong together');
    }
    expect(() => readServerConfig({ ...set, PARTNERKIT_CALL_RECORDS_SECRET: 'short' })).toThrow(
      'PARTNERKIT_CALL_RECORDS_SECRET: expected at least 16 characters',
    );
  });

  it('keeps the legs of as many weeks as it says', () => {
    const weeksOf = (text: string) => readServerConfig({ PARTNERKIT_CALL_LEG_WEEKS: text }).callLegWeeks;
    expect(weeksOf('13')).toBe(13);
    for (const text of ['0', '1.5', '-1', 'all', ' ']) {
      expect(() => weeksOf(text)).toThrow('PARTNERKIT_CALL_LEG_WEEKS: expected a whole number of weeks');
    }
  });

  describe('of a bucket for files of reports', () => {
    const named = {
      ...{ PARTNERKIT_REPORT_BUCKET: 'hub', AWS_REGION: 'eu-south-1' },
      ...{ AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'of aws' },
    };
    const bucketOf = (more: Record<string, string | undefined>) =>
      readServerConfig({ ...named, ...more }).reportBucket;

    it('is of AWS where no other store is named, and of nobody where no bucket is', () => {
      expect(bucketOf({})).toEqual({
        ...{ bucket: 'hub', region: 'eu-south-1', prefix: 'partnerkit-reports/', isPathStyle: false },
        credentials: { accessKeyId: 'id', secretAccessKey: 'of aws' },
      });
      expect(bucketOf({ PARTNERKIT_REPORT_BUCKET: undefined })).toBeUndefined();
      expect(bucketOf({ PARTNERKIT_REPORT_BUCKET: 'hub.example.com' })?.isPathStyle).toBe(true);
    });

    it('is of another store by its address, with a key of its own that never mixes with one of AWS', () => {
      const set = {
        PARTNERKIT_REPORT_BUCKET_ENDPOINT: 'https://s3.example:9000/store',
        PARTNERKIT_REPORT_BUCKET_REGION: 'garage',
        PARTNERKIT_REPORT_BUCKET_PREFIX: 'hub/reports',
        PARTNERKIT_REPORT_BUCKET_PATH_STYLE: 'false',
        PARTNERKIT_REPORT_BUCKET_ACCESS_KEY_ID: 'own',
        PARTNERKIT_REPORT_BUCKET_SECRET_ACCESS_KEY: 'of its own',
        AWS_SESSION_TOKEN: 'of aws',
      };
      expect(bucketOf(set)).toEqual({
        ...{ bucket: 'hub', region: 'garage', prefix: 'hub/reports/', isPathStyle: false },
        endpoint: 'https://s3.example:9000/store',
        credentials: { accessKeyId: 'own', secretAccessKey: 'of its own' },
      });
      const usual = bucketOf({ ...set, PARTNERKIT_REPORT_BUCKET_PATH_STYLE: '', AWS_REGION: undefined });
      expect(usual?.isPathStyle).toBe(true);
      expect(() => bucketOf({ ...set, PARTNERKIT_REPORT_BUCKET_SECRET_ACCESS_KEY: undefined })).toThrow(
        'PARTNERKIT_REPORT_BUCKET_SECRET_ACCESS_KEY is not set',
      );
    });

    it.each<[Record<string, string | undefined>, string]>([
      [{ PARTNERKIT_REPORT_BUCKET: 'Hub' }, 'PARTNERKIT_REPORT_BUCKET: expected the name of a bucket'],
      [{ PARTNERKIT_REPORT_BUCKET: 'hub/reports' }, 'PARTNERKIT_REPORT_BUCKET: expected'],
      [{ AWS_ACCESS_KEY_ID: undefined }, 'AWS_ACCESS_KEY_ID is not set'],
      [{ AWS_SECRET_ACCESS_KEY: '' }, 'AWS_SECRET_ACCESS_KEY is not set'],
      [{ AWS_REGION: undefined }, 'PARTNERKIT_REPORT_BUCKET_REGION is not set'],
      [{ PARTNERKIT_REPORT_BUCKET_REGION: 'eu south' }, 'PARTNERKIT_REPORT_BUCKET_REGION: expected'],
      [{ PARTNERKIT_REPORT_BUCKET_ENDPOINT: 's3.example' }, 'PARTNERKIT_REPORT_BUCKET_ENDPOINT: expected'],
      [{ PARTNERKIT_REPORT_BUCKET_ENDPOINT: 'ftp://s3.example' }, 'ENDPOINT: expected'],
      [{ PARTNERKIT_REPORT_BUCKET_PREFIX: '/' }, 'PARTNERKIT_REPORT_BUCKET_PREFIX: expected'],
      [{ PARTNERKIT_REPORT_BUCKET_PREFIX: 'a/../b' }, 'PARTNERKIT_REPORT_BUCKET_PREFIX: expected'],
      [{ PARTNERKIT_REPORT_BUCKET_PATH_STYLE: 'yes' }, 'PATH_STYLE: expected true or false, found yes'],
    ])('refuses %j', (set, message) => {
      expect(() => bucketOf(set)).toThrow(message);
    });

    it('says nothing of a secret that stands in an address', () => {
      const set = { PARTNERKIT_REPORT_BUCKET_ENDPOINT: 'https://id:hidden@s3.example' };
      expect(() => bucketOf(set)).toThrow(/^(?!.*hidden).*without credentials/);
    });
  });

  it('has a database for each region that names one', () => {
    const urls = { PARTNERKIT_DATABASE_EU: 'postgres://eu/hub', PARTNERKIT_DATABASE_US: 'postgres://us/hub' };
    const config = readServerConfig(urls);
    expect(config.regions).toEqual(['EU', 'US']);
    expect(config.databaseUrls).toEqual({ EU: 'postgres://eu/hub', US: 'postgres://us/hub' });
  });

  it('listens to the network where tokens are somebody else’s', () => {
    const { host, issuer } = readServerConfig(production);
    expect({ host, issuer }).toEqual({
      host: '::',
      issuer: { issuer: 'https://login.example', audience: 'partnerkit' },
    });
  });

  it('takes the login of requests, for one database or for each', () => {
    const [url, request] = ['postgres://owner@db/x', 'postgres://requests@db/x'];
    const one = { PARTNERKIT_DATABASE_URL: url, PARTNERKIT_REQUEST_URL: request };
    expect(readServerConfig(one)).toMatchObject({ databaseUrls: url, requestUrls: request });
    const each = { PARTNERKIT_DATABASE_EU: url, PARTNERKIT_REQUEST_EU: request };
    expect(readServerConfig(each)).toMatchObject({ databaseUrls: { EU: url }, requestUrls: { EU: request } });
    expect(() => readServerConfig({ ...each, PARTNERKIT_DATABASE_US: url })).toThrow(
      'PARTNERKIT_REQUEST_US is not set.',
    );
    expect(() => readServerConfig({ PARTNERKIT_REQUEST_URL: request })).toThrow('by which migrations run');
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['production without an issuer', { NODE_ENV: 'production' }, /PARTNERKIT_ISSUER is not set/],
    ['an issuer without an audience', { PARTNERKIT_ISSUER: 'https://login.example' }, /belong together/],
    [
      'production without a secret',
      { ...production, PARTNERKIT_SECRET: undefined as never },
      /PARTNERKIT_SECRET/,
    ],
    ['a short secret', { PARTNERKIT_SECRET: 'short' }, /at least 32 characters/],
    ['a port that is none', { PORT: '70000' }, /PORT: expected a number from 0 to 65535, found 70000/],
    ['a moment that is too long', { PARTNERKIT_LEAVE_SECONDS: '61' }, /PARTNERKIT_LEAVE_SECONDS: expected/],
    ['a moment that is none', { PARTNERKIT_LEAVE_SECONDS: 'soon' }, /from 0 to 60, found soon/],
    ['a day that does not exist', { PARTNERKIT_AS_OF: '2026-02-30' }, /PARTNERKIT_AS_OF/],
    [
      'a database that is no Postgres',
      { PARTNERKIT_DATABASE_URL: 'mysql://x' },
      /PARTNERKIT_DATABASE_URL: expected postgres/,
    ],
    [
      'one database beside one for a region',
      { PARTNERKIT_DATABASE_URL: 'postgres://a', PARTNERKIT_DATABASE_EU: 'postgres://b' },
      /set either/,
    ],
    [
      'a region without a database among those that have one',
      { PARTNERKIT_REGIONS: 'US,EU', PARTNERKIT_DATABASE_EU: 'postgres://b' },
      /PARTNERKIT_DATABASE_US is not set/,
    ],
    ['a region with an odd name', { PARTNERKIT_REGIONS: 'US,e"u' }, /PARTNERKIT_REGIONS/],
    ['an origin with a path', { PARTNERKIT_ORIGINS: 'https://portal.example/app' }, /PARTNERKIT_ORIGINS/],
  ])('refuses %s', (_what, env, message) => {
    expect(() => readServerConfig(env)).toThrow(message);
  });
});
