import type { BucketPlace } from '../reports/bucket-calls.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const usualPrefix = 'partnerkit-reports/';

/** The bucket for the files of reports; `undefined` where none is named. Throws with the variable that does not fit. */
export function reportBucket(env: Environment): BucketPlace | undefined {
  const bucket = env.PARTNERKIT_REPORT_BUCKET;
  if (!bucket) return undefined;
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) {
    throw new Error(
      `PARTNERKIT_REPORT_BUCKET: expected the name of a bucket, of 3 to 63 lower-case letters, digits, dots and hyphens, found ${bucket}`,
    );
  }
  const endpoint = address(env.PARTNERKIT_REPORT_BUCKET_ENDPOINT || undefined);
  return {
    bucket,
    endpoint,
    region: region(env, endpoint),
    prefix: prefix(env.PARTNERKIT_REPORT_BUCKET_PREFIX || usualPrefix),
    // the certificate of a store with a host for each bucket is not good for one with dots
    isPathStyle:
      yesOrNo('PARTNERKIT_REPORT_BUCKET_PATH_STYLE', env.PARTNERKIT_REPORT_BUCKET_PATH_STYLE) ??
      (endpoint !== undefined || bucket.includes('.')),
    credentials: credentials(env),
  };
}

function address(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain = url && /^https?:$/.test(url.protocol) && !url.username && !url.password;
  if (isPlain && url.search === '' && url.hash === '') return text;
  // whoever wrote a key into it does not want it in a log
  throw new Error(
    'PARTNERKIT_REPORT_BUCKET_ENDPOINT: expected the address of the store, without the bucket and without credentials, such as https://s3.example',
  );
}

function region(env: Environment, endpoint: string | undefined): string {
  const told = env.PARTNERKIT_REPORT_BUCKET_REGION || env.AWS_REGION || env.AWS_DEFAULT_REGION || undefined;
  if (told === undefined && endpoint === undefined) {
    throw new Error('PARTNERKIT_REPORT_BUCKET_REGION is not set: the bucket of AWS is found by its region.');
  }
  // what stores that know of no regions are signed for
  const name = told ?? 'us-east-1';
  if (/^[a-zA-Z0-9-]{1,40}$/.test(name)) return name;
  throw new Error(`PARTNERKIT_REPORT_BUCKET_REGION: expected a region such as eu-central-1, found ${name}`);
}

function prefix(text: string): string {
  const folder = text.endsWith('/') ? text : `${text}/`;
  if (/^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*\/$/.test(folder)) return folder;
  throw new Error(
    `PARTNERKIT_REPORT_BUCKET_PREFIX: expected a folder such as partnerkit-reports/, found ${text}`,
  );
}

function yesOrNo(name: string, text: string | undefined): boolean | undefined {
  if (text === undefined || text === '') return undefined;
  if (text === 'true' || text === 'false') return text === 'true';
  throw new Error(`${name}: expected true or false, found ${text}`);
}

/** Their own names, where those of AWS are somebody else's. Both come from the same place, or one would sign for the other. */
function credentials(env: Environment): BucketPlace['credentials'] {
  const own = 'PARTNERKIT_REPORT_BUCKET_';
  const isOwn = Boolean(env[`${own}ACCESS_KEY_ID`] || env[`${own}SECRET_ACCESS_KEY`]);
  const start = isOwn ? own : 'AWS_';
  const [accessKeyId, secretAccessKey] = [env[`${start}ACCESS_KEY_ID`], env[`${start}SECRET_ACCESS_KEY`]];
  if (!accessKeyId || !secretAccessKey) {
    const missing = accessKeyId ? 'SECRET_ACCESS_KEY' : 'ACCESS_KEY_ID';
    throw new Error(
      `PARTNERKIT_REPORT_BUCKET needs a key: ${start}${missing} is not set. AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, ` +
        `or ${own}ACCESS_KEY_ID and ${own}SECRET_ACCESS_KEY, belong together.`,
    );
  }
  return { accessKeyId, secretAccessKey, sessionToken: env[`${start}SESSION_TOKEN`] || undefined };
}
