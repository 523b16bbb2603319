import { type ConformanceCase, identityOf, signedIn } from './conformance-case.ts';
import { expectRefusal, expectSame } from './expectations.ts';
import { regionOf, template, withTemplate } from './kept-reports.ts';

/** Templates of users' own: a name, columns and their order (REP-6). */
export const reportTemplatesCases: readonly ConformanceCase[] = [
  {
    title: 'lists custom templates by name to who may run reports',
    operation: 'reports.templates',
    run: (fixture) =>
      withTemplate(fixture, async (client, version) => {
        const { userId } = identityOf(fixture, 'partnerFullAdmin');
        const { items } = await client.reports.templates();
        const found = items.find(({ id }) => id === template.id);
        expectSame('the template', found && { ...found, owner: found.owner.id }, {
          ...template,
          owner: userId,
          version,
        });
        const helpdesk = await signedIn(fixture, 'helpdesk');
        await expectRefusal('to helpdesk', helpdesk.reports.templates(), 'forbidden');
      }),
  },
  {
    title: 'tells one custom template to who may run reports',
    operation: 'reports.getTemplate',
    run: (fixture) =>
      withTemplate(fixture, async (client) => {
        const { id } = template;
        const { items } = await client.reports.templates();
        const listed = items.find((one) => one.id === id);
        expectSame('the template', await client.reports.getTemplate({ id }), listed);
        await expectRefusal('a default one', client.reports.getTemplate({ id: 'devices' }), 'notFound');
        const helpdesk = await signedIn(fixture, 'helpdesk');
        await expectRefusal('to helpdesk', helpdesk.reports.getTemplate({ id }), 'forbidden');
      }),
  },
  {
    title: 'saves a template in the place of the one that it started from',
    operation: 'reports.saveTemplate',
    run: (fixture) =>
      withTemplate(fixture, async (client, version) => {
        const content = { ...template, columns: ['extension', 'mac'] };
        const saved = await client.reports.saveTemplate({ ...content, version });
        expectSame('its columns', saved.columns, content.columns);
        const older = client.reports.saveTemplate({ ...content, name: 'Mine', version });
        const { current } = await expectRefusal('an older one', older, 'conflict');
        expectSame('the present one', current, saved);
        await expectRefusal('as if it were new', client.reports.saveTemplate(content), 'conflict');
        const reader = await signedIn(fixture, 'partnerReadOnlyAdmin');
        const call = reader.reports.saveTemplate({ ...content, version: saved.version });
        await expectRefusal('by who may not', call, 'forbidden');
      }),
  },
  {
    title: 'refuses a template whose fields do not fit, and names the field',
    operation: 'reports.saveTemplate',
    async run(fixture) {
      const client = await signedIn(fixture);
      const wrong: readonly (readonly [field: string, of: object])[] = [
        ['id', { id: '' }],
        ['id', { id: 'devices' }],
        ['name', { name: ' ' }],
        ['name', { name: 'x'.repeat(300) }],
        ['name', { name: '\u202eCSV' }],
        ['report', { report: 'made-up' }],
        ['columns', { columns: [] }],
        ['columns', { columns: ['mac', 'mac'] }],
        ['columns[1]', { columns: ['mac', 'poorLegs'] }],
      ];
      for (const [field, of] of wrong) {
        const call = client.reports.saveTemplate({ ...template, columns: ['mac'], ...of });
        await expectRefusal(`${field} of ${JSON.stringify(of)}`, call, 'invalid', field);
      }
      const { items } = await client.reports.templates();
      expectSame(
        'the templates',
        items.filter(({ id }) => id === template.id),
        [],
      );
    },
  },
  {
    title: 'removes a template, once',
    operation: 'reports.removeTemplate',
    run: (fixture) =>
      withTemplate(fixture, async (client) => {
        const { id } = template;
        expectSame('the answer', await client.reports.removeTemplate({ id }), { id });
        await expectRefusal('once more', client.reports.removeTemplate({ id }), 'notFound');
        const run = client.reports.run({ template: id, format: 'csv' }, regionOf(fixture));
        await expectRefusal('a run by it', run, 'notFound');
      }),
  },
];
