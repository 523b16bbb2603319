import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  databaseKinds,
  type ThrowAwayDatabases,
  throwAwayDatabases,
} from '../storage/throw-away-databases.ts';
import { importData } from './import-data.ts';
import { ImportReport } from './import-report.ts';
import { outcomeOfImport } from './outcome-of-import.ts';

/** A text that no index makes smaller. */
const text = (length: number) =>
  Array.from({ length: Math.ceil(length / 64) }, (_, at) =>
    createHash('sha256').update(`${at}`).digest('hex'),
  )
    .join('')
    .slice(0, length);
const usage = (...rows: readonly string[]) =>
  `Customer name,Organization ID,Location,Total calls\n${['Acme,c1,Rome,7', ...rows].join('\n')}\n`;
const devices = (...rows: readonly string[]) =>
  `External ID,Customer Org ID,Location Name,MAC\n${[',c1,Rome,001122334455', ...rows].join('\n')}\n`;
const week = 'EU/2026-11-15/usage.csv';

let partners = 0;

describe.each(databaseKinds)('a row that has no room in the database (%s)', (kind) => {
  let store: ThrowAwayDatabases;
  let folder: string;
  let partner: string;
  beforeAll(async () => {
    store = await throwAwayDatabases(kind, ['US', 'EU']);
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'partnerkit-import-'));
    partner = `partner-${++partners}`;
    return () => rm(folder, { recursive: true, force: true });
  });
  afterAll(() => store.close());

  const target = () => ({ databases: store.databases, partner, signal: new AbortController().signal });
  async function imported(files: Readonly<Record<string, string>>, name = '') {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    const report = new ImportReport();
    await importData({ ...target(), goodShare: 0 }, { path: join(folder, name), progress: () => {} }, report);
    return report;
  }
  /** What the preview of the same files refuses. */
  async function surveyed(files: Readonly<Record<string, string>>) {
    const by = { id: 'u-1' };
    const rows = Object.entries(files).map(([path, content], at) => ({
      ...{ id: `f${at}`, path, size: content.length, received: content.length },
    }));
    const at = '2026-11-20T08:00:00.000Z';
    const { files: told } = await outcomeOfImport(
      { id: 'i', state: 'checking', revision: 1, createdAt: at, createdBy: by, files: rows },
      {
        target: target(),
        staging: {
          files: async () => rows.map(({ path }) => ({ path, file: join(folder, path) })),
          ...{ write: async () => {}, remove: async () => {}, removeOthers: async () => {} },
        },
        ...{ at: () => at, onProgress: () => {} },
      },
    );
    return told.flatMap(({ survey }) => survey?.refusedLines.map(({ message }) => message) ?? []);
  }

  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['an id', { [week]: usage(`B,${text(6000)},Rome,7`) }, /organization id: .*shorter by \d+ bytes/],
    ['a name', { [week]: usage(`${text(60_000)},c2,Rome,7`) }, /customer name: .*shorter by \d+ bytes/],
    ['a location', { [week]: usage(`B,c2,${text(6000)},7`) }, /location: .*shorter by \d+ bytes/],
    ['a count', { [week]: usage('B,c2,Rome,390612345678') }, /whole number .*390612345678/],
    [
      'the location of a device',
      { [week]: usage(), 'devices.csv': devices(`,c1,${text(6000)},1`) },
      /location: .*shorter by \d+ bytes/,
    ],
    [
      'an external id',
      { [week]: usage(), 'devices.csv': devices(`${text(6000)},c1,Rome,1`) },
      /external id: .*shorter by \d+ bytes/,
    ],
  ])(
    'for %s is refused by name, before it is carried out too, and the others come',
    async (_, files, message) => {
      const { refused, counts } = await imported(files);
      expect(refused).toEqual([expect.stringMatching(message)]);
      expect(counts.get('new customers')).toBe(1);
      expect(await surveyed(files)).toEqual([expect.stringMatching(message)]);
    },
  );

  it('is none where what is added up alone is large', async () => {
    const most = '2147483647';
    const { refused, counts } = await imported({
      [week]: usage(`Acme,c1,Milan,${most}`, `Acme,c1,Turin,${most}`),
    });
    expect([refused, counts.get('calling weeks of locations')]).toEqual([[], 3]);
  });

  it.each<[string, object, object]>([
    ['id', { id: text(6000) }, {}],
    ['name', { name: text(60_000) }, {}],
    ['externalId', { externalId: text(6000) }, {}],
    ['adminEmail', { adminEmail: `${text(6000)}@example.com` }, {}],
    ['managedBy', { managedBy: text(6000) }, {}],
    ['id of a subscription', {}, { id: text(6000) }],
  ])(
    'for the %s of a portfolio is refused by name, and the others come',
    async (_, customer, subscription) => {
      const rows = (id: string, more: object, own: object) => ({
        customer: { id, name: `Customer ${id}`, region: 'US', ...more },
        subscription: {
          id: `s-${id}`,
          customerId: id,
          ...{ kind: 'subscription', licenses: [], startDate: '2026-01-01', endDate: '2026-12-31' },
          ...own,
        },
      });
      const [good, bad] = [rows('a', {}, {}), rows('b', customer, subscription)];
      const { refused, counts } = await imported(
        {
          'portfolio.json': JSON.stringify({
            customers: [good.customer, bad.customer],
            subscriptions: [good.subscription, bad.subscription],
          }),
        },
        'portfolio.json',
      );
      expect(refused).toContainEqual(expect.stringMatching(/shorter by \d+ bytes/));
      expect(counts.get('customers')).toBeGreaterThan(0);
    },
  );
});
