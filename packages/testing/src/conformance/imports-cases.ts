import type { Import, PartnerClient } from '@partnerkit/sdk';
import { type ConformanceCase, type ConformanceFixture, signedIn } from './conformance-case.ts';
import { expectRefusal, expectSame, expectTrue } from './expectations.ts';

const header = 'Customer name,Organization ID,Location,Total calls';
/** Long before anything that the world knows. */
const week = '2020-01-05';

/** Two files of usage: of customers that are there, and one that is new. */
function files(fixture: ConformanceFixture) {
  const [region = '', other = ''] = fixture.regions;
  const rows = fixture.world.customers
    .filter((row) => row.region === region)
    .slice(0, 3)
    .map(({ id, name }) => `"${name.replaceAll('"', '""')}",${id},Head office,7`);
  const usage = [
    header,
    ...rows,
    'Newcomer,conformance-newcomer,Head office,7',
    'Broken,x,Head office,many',
    '',
  ];
  return [
    { path: `${region}/${week}/usage.csv`, content: usage.join('\r\n') },
    { path: 'usage.csv', content: [header, 'Newcomer,conformance-other,Head office,7', ''].join('\n') },
    { path: `${other}/${week}/usage.xlsx`, content: new Blob(['PK\u0003\u0004 xl/workbook.xml']) },
  ];
}

/** An import, once it is no more in one of some states. */
async function settled(client: PartnerClient, { id: importId }: Pick<Import, 'id'>): Promise<Import> {
  for (;;) {
    const found = await client.imports.get({ importId });
    if (found.state !== 'checking' && found.state !== 'importing') return found;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Runs a case over an import whose files have come, and gives it up. */
async function withFiles(
  fixture: ConformanceFixture,
  run: (client: PartnerClient, sent: Import) => Promise<void>,
): Promise<void> {
  const client = await signedIn(fixture);
  const sent = await client.imports.send(files(fixture));
  try {
    await run(client, sent);
  } finally {
    await client.imports.discard({ importId: sent.id }).catch(() => {});
  }
}

/** The import of files in the portal (REP-8), up to its confirmation: nothing is written before that. */
export const importsCases: readonly ConformanceCase[] = [
  {
    title: 'tells of the files that will come',
    operation: 'imports.begin',
    async run(fixture) {
      const client = await signedIn(fixture);
      const begun = await client.imports.begin({ files: [{ path: 'a/b.csv', size: 7 }] });
      expectSame('its state', [begun.state, begun.revision], ['receiving', 0]);
      const [file] = begun.files;
      expectSame('its file', [file?.path, file?.size, file?.received], ['a/b.csv', 7, 0]);
      await client.imports.discard({ importId: begun.id });
    },
  },
  {
    title: 'refuses what it cannot take, and names the field',
    operation: 'imports.begin',
    async run(fixture) {
      const client = await signedIn(fixture);
      const many = Array.from({ length: 501 }, (_, at) => ({ path: `${at}.csv`, size: 1 }));
      const wrong: readonly (readonly [field: string, input: object])[] = [
        ['files', { files: [] }],
        ['files', { files: many }],
        ['files[0].path', { files: [{ path: 'a\nb.csv', size: 1 }] }],
        ['files[0].size', { files: [{ path: 'a.csv', size: 2 ** 40 }] }],
      ];
      for (const [field, input] of wrong)
        await expectRefusal(field, client.imports.begin(input as never), 'invalid', field);
      const helpdesk = await signedIn(fixture, 'helpdesk');
      const asked = helpdesk.imports.begin({ files: [{ path: 'a.csv', size: 1 }] });
      await expectRefusal('by who may not', asked, 'forbidden');
    },
  },
  {
    title: 'takes a file part by part, a part again, and none that leaves a gap',
    operation: 'imports.upload',
    async run(fixture) {
      const client = await signedIn(fixture);
      const { id: importId, files } = await client.imports.begin({ files: [{ path: 'a.csv', size: 6 }] });
      const fileId = files[0]?.id ?? '';
      const part = (offset: number, text: string) =>
        client.imports.upload({ importId, fileId, offset, content: new TextEncoder().encode(text) });
      expectSame('the first part', await part(0, 'abc'), { fileId, received: 3 });
      expectSame('the same again', await part(0, 'abc'), { fileId, received: 3 });
      await expectRefusal('a gap', part(4, 'f'), 'conflict');
      await expectRefusal('more than there is', part(3, 'defg'), 'invalid', 'content');
      await expectRefusal('a preview before all has come', client.imports.preview({ importId }), 'conflict');
      expectSame('the rest', await part(3, 'def'), { fileId, received: 6 });
      const strange = client.imports.upload({ importId, fileId: 'x', offset: 0, content: new Uint8Array() });
      await expectRefusal('an unknown file', strange, 'notFound');
      await client.imports.discard({ importId });
    },
  },
  {
    title: 'says what each file is, and what the import would change',
    operation: 'imports.preview',
    run: (fixture) =>
      withFiles(fixture, async (client, { id: importId }) => {
        const asked = await client.imports.preview({ importId });
        expectSame('what is asked', [asked.id, asked.revision], [importId, 1]);
        const seen = await settled(client, { id: importId });
        expectSame('its state', [seen.state, seen.revision], ['checked', 1]);
        const [usage, unplaced, workbook] = seen.files.map(({ survey }) => survey);
        expectSame('the workbook', [workbook?.foreign, workbook?.outcome], ['workbook', 'leftOut']);
        expectSame('without a place', [unplaced?.kind, unplaced?.placeProblem?.field], ['usage', 'week']);
        expectSame(
          'the refused line',
          usage?.refusedLines.map(({ line }) => line),
          [6],
        );
      }),
  },
  {
    title: 'places a file where it is named, and then only what was seen last can be confirmed',
    operation: 'imports.preview',
    run: (fixture) =>
      withFiles(fixture, async (client, { id: importId, files: sent }) => {
        await client.imports.preview({ importId });
        const first = await settled(client, { id: importId });
        const places = [{ fileId: sent[1]?.id ?? '', region: fixture.regions[0] ?? '', week: '2019-12-29' }];
        await client.imports.preview({ importId, places });
        const second = await settled(client, { id: importId });
        expectSame('the place', second.files[1]?.survey?.week, '2019-12-29');
        const late = client.imports.start({ importId, revision: first.revision });
        await expectRefusal('what was seen before', late, 'conflict');
        const monday = [{ fileId: sent[1]?.id ?? '', week: '2019-12-30' }];
        const refused = client.imports.preview({ importId, places: monday });
        await expectRefusal('a Monday', refused, 'invalid', 'places[0].week');
      }),
  },
  {
    title: 'is found until it is over, and then as well',
    operation: 'imports.get',
    run: (fixture) =>
      withFiles(fixture, async (client, { id: importId }) => {
        const found = await client.imports.get({ importId });
        expectSame(
          'all has come',
          found.files.every(({ size, received }) => size === received),
          true,
        );
        await expectRefusal('an unknown one', client.imports.get({ importId: 'nowhere' }), 'notFound');
        await client.imports.discard({ importId });
        expectSame('given up', (await client.imports.get({ importId })).state, 'cancelled');
      }),
  },
  {
    title: 'tells the last ones, the newest first',
    operation: 'imports.list',
    run: (fixture) =>
      withFiles(fixture, async (client, first) => {
        const second = await client.imports.begin({ files: [{ path: 'b.csv', size: 1 }] });
        const { items } = await client.imports.list();
        expectSame(
          'the newest',
          items.slice(0, 2).map(({ id }) => id),
          [second.id, first.id],
        );
        await client.imports.discard({ importId: second.id });
      }),
  },
  {
    title: 'gives it up, once',
    operation: 'imports.discard',
    run: (fixture) =>
      withFiles(fixture, async (client, { id: importId }) => {
        expectSame('its state', (await client.imports.discard({ importId })).state, 'cancelled');
        await expectRefusal('again', client.imports.discard({ importId }), 'conflict');
        await expectRefusal('a preview after it', client.imports.preview({ importId }), 'conflict');
        expectTrue('no customer came of it', await isNobody(client, 'conformance-newcomer'));
      }),
  },
  {
    title: 'carries out what was seen, once, and says what came of it',
    operation: 'imports.start',
    async run(fixture) {
      const client = await signedIn(fixture);
      const { id: importId } = await client.imports.send(files(fixture));
      await expectRefusal('unseen', client.imports.start({ importId, revision: 0 }), 'conflict');
      await client.imports.preview({ importId });
      const { revision } = await settled(client, { id: importId });
      const started = await client.imports.start({ importId, revision });
      expectSame('its state', [started.id, started.state], [importId, 'importing']);
      const { state, result, problem } = await settled(client, { id: importId });
      expectSame('what came of it', [state, problem], ['done', undefined]);
      expectSame('rows left out', result?.refused, 1);
      const weeks = result?.counts.find(({ what }) => what === 'locationWeeks');
      expectSame('rows of the week', weeks?.count, 4);
      await expectRefusal('again', client.imports.start({ importId, revision }), 'conflict');
    },
  },
];

async function isNobody(client: PartnerClient, id: string): Promise<boolean> {
  return (await client.customers.count({ query: `id:${id}` })).total === 0;
}
