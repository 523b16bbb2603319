import { describe, expect, it } from 'vitest';
import { callLegCsvColumns } from '../calling/call-leg-csv.ts';
import { readHubReports } from './hub-reports.ts';
import { placedPath } from './placed-path.ts';
import { reportColumns } from './report-columns.ts';
import { type KnownData, type SurveyOptions, surveyImport } from './survey-import.ts';
import type { UsageHome } from './usage-home.ts';

const usageHeader = reportColumns.usage.map(({ en }) => en);
const usageRow = (id: string, name = `Company ${id}`, location = 'Head office') => [
  ...[name, id, location],
  ...usageHeader.slice(3).map(() => '7'),
];
const csv = (...lines: readonly (readonly string[])[]) =>
  lines.map((line) => `${line.join(',')}\r\n`).join('');
const usage = (...ids: readonly string[]) => csv(usageHeader, ...ids.map((id) => usageRow(id)));
const devices = (...ids: readonly string[]) =>
  csv(
    reportColumns.devices.map(({ en }) => en),
    ...ids.map((id) =>
      reportColumns.devices.map(({ field }) => (field === 'customerId' ? id : `${field} of ${id}`)),
    ),
  );
const leg = (customerId: string, id: string) => {
  const cells: Record<string, string> = {
    ...{ id, callId: `call ${id}`, customerId, direction: 'made', endpoint: 'app' },
    ...{ startAt: '2026-11-10T08:00:00Z', endAt: '2026-11-10T08:01:00Z' },
  };
  return callLegCsvColumns.map((name) => cells[name] ?? '');
};

const nothing: KnownData = {
  homes: async () => new Map(),
  week: async () => undefined,
  inventory: async () => undefined,
};
const knownOf = (homes: Readonly<Record<string, UsageHome>>, more: Partial<KnownData> = {}): KnownData => ({
  ...nothing,
  homes: async (ids) => new Map(ids.flatMap((id) => (homes[id] ? [[id, homes[id]] as const] : []))),
  ...more,
});

type Content = string | Uint8Array;
type Options = Partial<SurveyOptions> & { readonly data?: KnownData };

function survey(contents: Readonly<Record<string, Content>>, { data = nothing, ...options }: Options = {}) {
  const files = Object.entries(contents).map(([path, content]) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const chunks = async function* () {
      for (let at = 0; at < bytes.length; at += 50_000) yield bytes.subarray(at, at + 50_000);
    };
    return { path, chunks };
  });
  return surveyImport(files, { known: async () => data, ...options });
}

async function one(path: string, content: Content, options?: Options) {
  return (await survey({ [path]: content }, options)).files[0];
}

const path = 'EU/2026-11-15/usage.csv';

describe('a survey of files', () => {
  it('says what each is, where it belongs, which columns are read, and what the import would change', async () => {
    const header = [...usageHeader, 'Remark'];
    const bad = ['Broken', 'c9', 'Head office', 'many', ...usageHeader.slice(4).map(() => '7')];
    const found = await survey(
      {
        [path]: csv(
          header,
          ...['c1', 'c2', 'c3', ...Array.from({ length: 9 }, (_, at) => `d${at}`)].map((id) => usageRow(id)),
          bad,
        ),
        'devices.csv': devices('c1', 'c1', 'nobody'),
        'legs.csv': csv(callLegCsvColumns, leg('c1', '1'), leg('nobody', '2')),
      },
      {
        goodShare: 0.5,
        data: knownOf(
          { c1: { region: 'EU', week: '2026-11-01' }, c2: { region: 'US', week: '2026-11-08' } },
          { inventory: async () => ({ rows: 40 }) },
        ),
      },
    );
    const [ofUsage, ofDevices, ofLegs] = found.files;
    expect(ofUsage).toMatchObject({
      ...{ kind: 'usage', region: 'EU', week: '2026-11-15', good: 12, refused: 1, outcome: 'taken' },
      refusedLines: [{ line: 14, field: 'Total calls', message: expect.stringContaining('"many"') }],
    });
    expect(ofUsage?.columns.filter(({ isKnown }) => !isKnown)).toEqual([{ name: 'Remark', isKnown: false }]);
    expect(ofDevices).toMatchObject({ kind: 'devices', good: 2, refused: 1, outcome: 'taken' });
    expect(ofDevices?.refusedLines[0]?.message).toMatch(/region unknown/);
    expect(ofLegs).toMatchObject({ kind: 'callLegs', good: 1, refused: 1, outcome: 'taken' });
    expect(found.changes).toEqual({
      weeks: [{ region: 'EU', week: '2026-11-15', file: path }],
      customers: { added: 10, moved: 1 },
      inventories: [{ kind: 'devices', file: 'devices.csv', before: 40, after: 2 }],
      legs: 1,
    });
  });

  it('counts the same rows as the reading of the reports itself', async () => {
    const contents = {
      'EU/2026-11-15/a.csv': usage('c1', 'c2', 'c1'),
      'US/2026-11-08/b.csv': usage('c1', 'c3'),
      'EU/2026-11-08/c.csv': usage('c1', 'c4'),
      'devices.csv': devices('c1', 'c9'),
    };
    const reports = readHubReports(Object.entries(contents).map(([path, content]) => ({ path, content })));
    const found = await survey(contents);
    expect(found.files.map(({ refused }) => refused)).toEqual(
      Object.keys(contents).map((path) => reports.refused.filter(({ file }) => file === path).length),
    );
    expect(found.changes.customers.added).toBe(reports.customers.length);
    expect(found.changes.weeks).toEqual(expect.arrayContaining(reports.weeks.map((week) => ({ ...week }))));
    expect(found.changes.inventories[0]?.after).toBe(reports.devices.length);
  });

  it('tells a week that is replaced, one that a later file tells, and one that was imported later before', async () => {
    const at = (day: string) => `EU/2026-11-15/usage_x_${day}.csv`;
    const files = { [at('2026-11-16')]: usage('c1'), [at('2026-11-17')]: usage('c1', 'c2') };
    const week = (file: string): Options => ({ data: knownOf({}, { week: async () => file }) });
    const newer = await survey(files, week(at('2026-11-15')));
    expect(newer.files.map(({ outcome }) => outcome)).toEqual(['replaced', 'taken']);
    expect(newer.changes.weeks).toMatchObject([{ file: at('2026-11-17'), replaces: at('2026-11-15') }]);
    const older = await survey(files, week(at('2026-11-20')));
    expect(older.files.map(({ outcome }) => outcome)).toEqual(['replaced', 'outdated']);
    expect(older.changes).toMatchObject({ weeks: [], customers: { added: 0 } });
  });

  it('replaces nothing by a file of which most cannot be read', async () => {
    const half = csv(usageHeader, usageRow('c1'), ['Broken', 'c2', 'Head office', 'x']);
    const held = await survey({ [path]: half }, { data: knownOf({}, { week: async () => 'before.csv' }) });
    expect(held.files[0]).toMatchObject({ good: 1, refused: 1, outcome: 'heldBack' });
    expect(held.changes.weeks).toEqual([]);
    expect((await survey({ [path]: half })).changes.weeks).toHaveLength(1);
  });

  it('asks for the place that folders do not say, and takes the one that is named', async () => {
    expect(await one('usage.csv', usage('c1'))).toMatchObject({
      ...{ kind: 'usage', good: 1, outcome: 'leftOut', placeProblem: { field: 'week' } },
    });
    expect(await one('XX/2026-11-15/usage.csv', usage('c1'), { regions: ['EU'] })).toMatchObject({
      placeProblem: { field: 'region', message: expect.stringContaining('EU') },
    });
    expect(await one('EU/2026-11-16/usage.csv', usage('c1'))).toMatchObject({
      placeProblem: { field: 'week', message: expect.stringContaining('a Monday') },
    });
    const placed = placedPath('usage.csv', { region: 'EU', week: '2026-11-15' });
    expect(await one(placed, usage('c1'))).toMatchObject({
      region: 'EU',
      week: '2026-11-15',
      outcome: 'taken',
    });
    expect(placedPath('in/EU/2026-11-16/usage.csv', { week: '2026-11-15' })).toBe('EU/2026-11-15/usage.csv');
    expect(placedPath('in/EU/usage.csv', {})).toBe('in/EU/usage.csv');
  });
});

describe('a file that is no report', () => {
  const bytesOf = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

  it.each([
    ['workbook', 'PK\x03\x04…[Content_Types].xml…xl/workbook.xml'],
    ['oldWorkbook', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 …'],
    ['openSheet', 'PK\x03\x04…mimetypeapplication/vnd.oasis.opendocument.spreadsheet'],
    ['document', 'PK\x03\x04…[Content_Types].xml…word/document.xml'],
    ['archive', 'PK\x03\x04…EU/2026-11-15/usage.csv'],
    ['archive', '\x1f\x8b\x08…'],
    ['pdf', '%PDF-1.7'],
    ['image', '\x89PNG\r\n'],
    ['webPage', '\ufeff<!DOCTYPE html><p>Sign in'],
    ['json', '{"customers":[]}'],
    ['empty', ' \r\n'],
  ])('is said by name: %s', async (foreign, start) => {
    expect(await one('a.csv', foreign === 'webPage' ? start : bytesOf(start))).toMatchObject({
      foreign,
      problem: expect.stringMatching(/^this is an? /),
      outcome: 'leftOut',
    });
  });

  it('says what was expected, and what was found', async () => {
    expect(await one('notes.csv', 'Dear all,\nwe have\n')).toMatchObject({
      problem: expect.stringMatching(/^expected one of the reports .* found "Dear all", ""$/),
    });
  });
});

describe('what is wrong with a file', () => {
  it.each(['header', 'row'])(
    'ten million columns in one line, in its %s',
    async (place) => {
      const wide = `${','.repeat(9_999_999)}\r\n`;
      const content = place === 'header' ? wide + usage('c1') : usage('c1') + wide + csv(usageRow('c2'));
      const found = await one(path, content);
      if (place === 'header') expect(found?.problem).toMatch(/more than 16384 columns/);
      else {
        expect(found).toMatchObject({ good: 2, refused: 1 });
        expect(found?.refusedLines).toMatchObject([
          { line: 3, message: expect.stringMatching(/16384 columns/) },
        ]);
      }
      const whole = readHubReports([{ path, content }]);
      // above the header that it has before it, it is a title
      expect(whole.customers[0]?.id).toBe('c1');
      if (place === 'row') expect(whole.refused[0]?.message).toMatch(/more than 16384 columns/);
    },
    60_000,
  );

  it('quotes that are never closed cost the lines in which they stand', async () => {
    const broken = usageRow('c2', '"Company');
    const found = await one(path, csv(usageHeader, usageRow('c1'), broken, usageRow('c3')));
    expect(found).toMatchObject({ good: 2, refused: 1 });
    expect(found?.refusedLines[0]).toMatchObject({ line: 3, message: expect.stringMatching(/never closed/) });
  });

  it('line ends of all kinds in one file cost nothing', async () => {
    const lines = [usageHeader, usageRow('c1'), usageRow('c2'), usageRow('c3')].map((line) => line.join(','));
    const ends = ['\r\n', '\n', '\r', '\r\n'];
    expect(await one(path, lines.map((line, at) => line + ends[at]).join(''))).toMatchObject({
      ...{ good: 3, refused: 0 },
    });
  });

  it('a NUL character costs its row', async () => {
    const found = await one(
      path,
      csv(usageHeader, usageRow('c1'), usageRow('c2', 'Com\0pany'), usageRow('c3')),
    );
    expect(found).toMatchObject({ good: 2, refused: 1 });
    expect(found?.refusedLines).toMatchObject([{ line: 3, field: 'Customer name', message: /NUL/ }]);
  });

  it('is told of two hundred files at once, each by itself', async () => {
    const contents = Object.fromEntries(
      Array.from({ length: 200 }, (_, at): [string, Content] => {
        const day = new Date(Date.UTC(2020, 0, 5 + 7 * at)).toISOString().slice(0, 10);
        return at % 4 === 3 ? [`${at}.csv`, bytesOf200] : [`EU/${day}/usage.csv`, usage('c1', `of ${at}`)];
      }),
    );
    let read = 0;
    const { files, changes } = await survey(contents, {
      onProgress: (done) => {
        read = done;
      },
    });
    expect(files).toHaveLength(200);
    expect(files.filter(({ outcome }) => outcome === 'taken')).toHaveLength(150);
    expect(changes.weeks).toHaveLength(150);
    expect(changes.customers.added).toBe(151);
    expect(read).toBe(150);
  });

  const bytesOf200 = Uint8Array.from('%PDF-1.4', (character) => character.charCodeAt(0));

  it('lines beyond the first ten are counted alone', async () => {
    const rows = Array.from({ length: 500 }, (_, at) => ['x', '', 'y', String(at)]);
    const found = await one(path, csv(usageHeader, ...rows));
    expect(found).toMatchObject({ refused: 500 });
    expect(found?.refusedLines).toHaveLength(10);
  });
});

it('a survey that is called off ends', async () => {
  const off = new AbortController();
  off.abort(new Error('left the page'));
  await expect(survey({ [path]: usage('c1') }, { signal: off.signal })).rejects.toThrow('left the page');
});
