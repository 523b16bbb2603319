import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bucketStorage } from './bucket-storage.ts';
import { folderStorage } from './folder-storage.ts';
import { type ReportStorage, ReportStorageError } from './report-storage.ts';
import { openTestBucket, type TestBucket } from './test-bucket.ts';

const partBytes = 64 * 1024;
/** Of three parts, the last of them short. */
const large = randomBytes(2 * partBytes + 1000);

let folder: string;
let bucket: TestBucket;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'partnerkit-reports-'));
  bucket = await openTestBucket({ pageSize: 2, smallestPart: partBytes });
});
afterEach(async () => {
  await bucket.close();
  await rm(folder, { recursive: true, force: true });
});

const inBucket = (place = bucket.place) =>
  bucketStorage({ place, partBytes, now: Date.now, random: () => 1, firstPauseMs: 1 });

async function written(storage: ReportStorage, name: string, bytes: Uint8Array): Promise<void> {
  const writer = await storage.write(name);
  // in pieces that fit no part
  for (let at = 0; at < bytes.length; at += 7001) await writer.write(bytes.subarray(at, at + 7001));
  await writer.keep();
}
async function bytesOf(storage: ReportStorage, name: string, range?: { start: number; end: number }) {
  const stream = await storage.read(name, range);
  return stream && Buffer.from(await new Response(stream).arrayBuffer());
}
async function namesOf(storage: ReportStorage): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of storage.list()) names.push(name);
  return names.sort();
}

describe.each<[string, () => ReportStorage]>([
  ['a folder', () => folderStorage(join(folder, 'reports'))],
  ['a bucket', () => inBucket()],
])('files of reports in %s', (_where, open) => {
  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['one part', large.subarray(0, partBytes)],
    ['several', large],
  ])('a file of %s is there when it is kept, as a whole and in parts', async (_what, bytes) => {
    const storage = open();
    await written(storage, 'a.csv', bytes);
    expect((await bytesOf(storage, 'a.csv'))?.equals(bytes)).toBe(true);
    for (const [start, end] of [
      [0, 0],
      [1000, partBytes + 1000],
      [bytes.length - 3, bytes.length - 1],
    ] as const)
      if (start >= 0 && end < bytes.length)
        expect(
          (await bytesOf(storage, 'a.csv', { start, end }))?.equals(bytes.subarray(start, end + 1)),
        ).toBe(true);
    expect(await namesOf(storage)).toEqual(['a.csv']);
  });

  it('a file that is being written is not read, and is listed by a name that it can be removed by', async () => {
    const storage = open();
    const writer = await storage.write('a.csv');
    await writer.write(large);
    expect(await storage.read('a.csv')).toBeUndefined();
    const [name, ...others] = await namesOf(storage);
    expect([name, others]).toEqual([expect.stringMatching(/^a\.csv.+/), []]);
    await storage.remove(String(name));
    expect(await namesOf(storage)).toEqual([]);
    await writer.drop();
  });

  it.each([false, true])('a file that is dropped leaves nothing behind (kept before: %s)', async (isKept) => {
    const storage = open();
    await written(storage, 'other.csv', large.subarray(0, 3));
    for (const bytes of [large, large.subarray(0, 3)]) {
      const writer = await storage.write('a.csv');
      await writer.write(bytes);
      if (isKept) await writer.keep();
      await writer.drop();
    }
    expect([await namesOf(storage), await storage.read('a.csv')]).toEqual([['other.csv'], undefined]);
    expect([bucket.uploads.size, bucket.objects.size <= 1]).toEqual([0, true]);
  });

  it('what is not there is read as nothing and removed without a word; other names are none', async () => {
    const storage = open();
    expect([await storage.read('none.csv'), await namesOf(storage)]).toEqual([undefined, []]);
    for (const name of ['none.csv', 'none.csv.part']) await storage.remove(name);
    for (const name of ['../a.csv', 'A.csv', '', '.part', 'a/b.csv'])
      await expect(storage.write(name)).rejects.toThrow('No name');
  });

  it('lists all of many files with the time of each', async () => {
    const storage = open();
    const started = Date.now() - 2000;
    const names = Array.from({ length: 5 }, (_, at) => `file-${at}.csv`);
    for (const name of names) await written(storage, name, large.subarray(0, 1));
    const writers = await Promise.all([1, 2, 3].map((at) => storage.write(`half-${at}.csv`)));
    for (const writer of writers) await writer.write(large);
    const files: string[] = [];
    for await (const { name, changedAt } of storage.list()) {
      files.push(name);
      expect(changedAt).toBeGreaterThan(started);
    }
    expect(new Set(files).size).toBe(8);
    expect(files).toEqual(expect.arrayContaining(names));
    for (const name of files) await storage.remove(name);
    expect(await namesOf(storage)).toEqual([]);
    for (const writer of writers) await writer.drop();
  });

  it('a reader that stops early closes the file, and one that has begun is not cut by a removal', async () => {
    const storage = open();
    await written(storage, 'a.csv', large);
    await (await storage.read('a.csv'))?.cancel();
    const begun = await storage.read('a.csv');
    await storage.remove('a.csv');
    expect(Buffer.from(await new Response(begun).arrayBuffer()).equals(large)).toBe(true);
  });
});

describe('a bucket', () => {
  const slow = { status: 503, code: 'SlowDown' };

  it.each(['PutObject', 'CreateMultipartUpload', 'UploadPart', 'CompleteMultipartUpload', 'GetObject'])(
    'that asks for a pause or breaks off at %s is asked again',
    async (operation) => {
      const storage = inBucket();
      const bytes = operation === 'PutObject' ? large.subarray(0, 10_000) : large;
      bucket.troubles.push(
        { operation, answer: slow },
        { operation, answer: { status: 500, code: 'InternalError' } },
        ...(operation === 'GetObject' ? [] : [{ operation, answer: 'cut' as const }]),
      );
      await written(storage, 'a.csv', bytes);
      expect((await bytesOf(storage, 'a.csv'))?.equals(bytes)).toBe(true);
      expect(bucket.troubles).toEqual([]);
    },
  );

  it('takes parts of the usual size as S3 itself does', async () => {
    const s3 = await openTestBucket();
    const storage = bucketStorage({ place: s3.place, now: Date.now, random: Math.random });
    const bytes = new Uint8Array(9 * 1024 * 1024);
    await written(storage, 'a.csv', bytes);
    expect([s3.asked.filter((one) => one === 'UploadPart').length, s3.uploads.size]).toEqual([2, 0]);
    expect(s3.objects.get('reports/a.csv')?.bytes.length).toBe(bytes.length);
    await s3.close();
  });

  it('that keeps on asking for a pause is asked four times', async () => {
    bucket.troubles.push(...Array.from({ length: 9 }, () => ({ operation: 'PutObject', answer: slow })));
    await expect(written(inBucket(), 'a.csv', large.subarray(0, 9))).rejects.toMatchObject({
      message: 'The bucket hub-files: PutObject answered 503 SlowDown.',
      retryable: true,
    });
    expect(bucket.asked).toEqual(Array.from({ length: 4 }, () => 'PutObject'));
  });

  it('whose word that a file is whole was lost has it all the same', async () => {
    const storage = inBucket();
    bucket.troubles.push({ operation: 'CompleteMultipartUpload', answer: 'lost' });
    await written(storage, 'a.csv', large);
    expect((await bytesOf(storage, 'a.csv'))?.equals(large)).toBe(true);
  });

  it('that tells an error in an answer that began well has not made the file', async () => {
    const trouble = { operation: 'CompleteMultipartUpload', answer: { status: 200, code: 'InternalError' } };
    bucket.troubles.push(trouble);
    await written(inBucket(), 'a.csv', large);
    bucket.troubles.push(trouble, trouble, trouble, trouble);
    await expect(written(inBucket(), 'b.csv', large)).rejects.toThrow(
      'The bucket hub-files: CompleteMultipartUpload answered 200 InternalError.',
    );
    expect([...bucket.objects.keys()]).toEqual(['reports/a.csv']);
  });

  it('an upload that somebody has taken away is no file', async () => {
    const writer = await inBucket().write('a.csv');
    await writer.write(large);
    bucket.uploads.clear();
    await expect(writer.keep()).rejects.toMatchObject({ reason: 'NoSuchUpload', retryable: false });
    await writer.drop();
  });

  it('a file that breaks off while it is read is an error, not a short file', async () => {
    const storage = inBucket();
    await written(storage, 'a.csv', large);
    bucket.troubles.push({ operation: 'GetObject', answer: 'cut' });
    await expect(bytesOf(storage, 'a.csv')).rejects.toThrow();
  });

  it.each<[string, (place: TestBucket['place']) => TestBucket['place'], string]>([
    ['another secret', withKeys({ secretAccessKey: 'another' }), '403 SignatureDoesNotMatch'],
    ['another key', withKeys({ accessKeyId: 'AKIANOBODY' }), '403 InvalidAccessKeyId'],
    ['another region', (place) => ({ ...place, region: 'eu-west-1' }), '400 AuthorizationHeaderMalformed'],
    ['no such bucket', (place) => ({ ...place, bucket: 'other' }), '404 NoSuchBucket'],
  ])('refuses %s at once, which is said with its own code and no key', async (_what, other, answer) => {
    const storage = inBucket(other(bucket.place));
    for (const act of [
      () => written(storage, 'a.csv', large),
      () => storage.read('a.csv'),
      () => namesOf(storage),
    ]) {
      const failure = await act().then(
        () => undefined,
        (cause: ReportStorageError) => cause,
      );
      if (!failure) throw new Error('It was not refused.');
      expect(failure).toBeInstanceOf(ReportStorageError);
      expect(failure.message).toMatch(
        new RegExp(`^The bucket (hub-files|other): [A-Za-z2]+ answered ${answer}\\.$`),
      );
      expect(`${failure.stack} ${JSON.stringify(failure)}`).not.toMatch(/AKIA|secret|another/);
      expect(failure.retryable).toBe(false);
    }
    expect(bucket.asked).toHaveLength(3);
  });

  it('signs for credentials that change and end, and for keys with odd characters in them', async () => {
    const asked: string[] = [];
    const { credentials } = bucket.place;
    if (typeof credentials === 'function') throw new Error('They are fixed.');
    const storage = inBucket({
      ...bucket.place,
      prefix: 'of the hub/~a+b & (c)/',
      credentials: async () => {
        asked.push('credentials');
        return { ...credentials, sessionToken: 'for=now/only+' };
      },
    });
    await written(storage, 'a.csv', large.subarray(0, 9));
    expect([await namesOf(storage), asked.length]).toEqual([['a.csv'], 3]);
  });

  it('what lies there and is no file of a report is neither listed nor removed', async () => {
    const storage = inBucket();
    const others = ['reports/Photo.jpg', 'reports/sub/a.csv', 'reports/', 'reportsx/a.csv', 'a.csv'];
    for (const key of others) bucket.objects.set(key, { bytes: Buffer.from('x'), changedAt: 0 });
    await written(storage, 'a.csv', large.subarray(0, 9));
    expect(await namesOf(storage)).toEqual(['a.csv']);
  });

  it('that lists no uploads lists its files', async () => {
    const storage = inBucket();
    await written(storage, 'a.csv', large);
    bucket.troubles.push({
      ...{ operation: 'ListMultipartUploads', answer: { status: 501, code: 'NotImplemented' } },
    });
    expect(await namesOf(storage)).toEqual(['a.csv']);
  });

  it('says that it is full where it is', async () => {
    bucket.troubles.push({ operation: 'UploadPart', answer: { status: 507, code: 'XMinioStorageFull' } });
    const writer = await inBucket().write('a.csv');
    await expect(writer.write(large)).rejects.toMatchObject({ isFull: true, retryable: false });
    await writer.drop();
    expect(bucket.uploads.size).toBe(0);
  });

  it('what is called off waits for no answer and for no pause', async () => {
    const calledOff = new AbortController();
    const storage = bucketStorage({
      ...{ place: bucket.place, partBytes, now: Date.now, random: () => 1, firstPauseMs: 1e6 },
    });
    bucket.troubles.push({ operation: 'UploadPart', answer: slow });
    const writer = await storage.write('a.csv', calledOff.signal);
    const writing = writer.write(large);
    writing.catch(() => {});
    await vi.waitUntil(() => bucket.asked.includes('UploadPart'));
    calledOff.abort(new Error('Nobody wants it.'));
    await expect(writing).rejects.toThrow('Nobody wants it.');
    await writer.drop();
    expect([bucket.uploads.size, await namesOf(storage)]).toEqual([0, []]);
  });
});

function withKeys(other: object) {
  return ({ credentials, ...place }: TestBucket['place']) => ({
    ...place,
    credentials: { ...(credentials as Exclude<typeof credentials, () => unknown>), ...other },
  });
}
