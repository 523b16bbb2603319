import { type AuditEntry, createPartnerClient, memorySource } from '@partnerkit/sdk';
import { expect, it } from 'vitest';
import { createFormats } from '../i18n/formats.ts';
import { loadMessages } from '../i18n/locales.ts';
import { createTranslate } from '../i18n/translate.ts';
import { auditWords } from './audit-words.ts';

/** The trail of one act of every kind that a viewer has, over memory. */
async function trailOfActs(): Promise<readonly AuditEntry[]> {
  const keep = () => {};
  const source = memorySource({
    customers: [{ id: 'a', name: 'Acme', region: 'EU', tags: [] }],
    subscriptions: [],
    auditEntries: [],
    users: [{ id: 'full', name: 'Ada', roles: ['partnerFullAdmin'] }],
    administrators: [],
    organization: { profile: { name: 'Partner' }, terms: { version: '1', title: 'Terms' } },
    saveTags: keep,
    saveTrial: keep,
    saveCustomer: keep,
    saveUsers: keep,
    saveAdministrators: keep,
    saveOrganization: keep,
    devices: [],
    reportTemplates: [],
    saveReportTemplates: keep,
    reportSchedules: [],
    saveReportSchedules: keep,
  });
  const client = createPartnerClient({ source, asOf: '2026-11-16' });
  const { tags, users, administrators, organization, trials, reports } = client;
  await tags.add({ customerIds: ['a'], tags: ['gold'] });
  await users.add({ id: 'u', name: 'Bo', email: 'bo@a.example', roles: ['partnerAdmin'] });
  await administrators.assign({ customerId: 'a', userId: 'u' });
  await administrators.unassign({ customerId: 'a', userId: 'u' });
  await administrators.grant({ userId: 'u', role: 'helpdesk' });
  await trials.startForNewCustomer({
    company: 'Bottega',
    adminEmail: 'ci@b.example',
    country: 'IT',
    region: 'EU',
    licenses: [{ product: 'calling', purchased: 5 }],
    days: 30,
  });
  await organization.acceptTerms({ version: '1' });
  const { version } = await organization.get();
  await organization.saveProfile({ name: 'Other', country: 'IT', version });
  await organization.finishSetup();
  await reports.saveTemplate({ id: 't', name: 'Phones', report: 'devices', columns: ['mac'] });
  const cadence = { every: 'week', weekday: 1, time: '07:00', timeZone: 'Europe/Rome' } as const;
  await reports.saveSchedule({ id: 's', template: 't', cadence, format: 'csv', endsOn: '2027-01-31' });
  await reports.pauseSchedule({ id: 's' });
  await reports.run({ template: 'devices', format: 'csv' });
  return (await client.audit.list({ limit: 100 })).items;
}

it.each(['en', 'it', 'ar'])('has a word for every field and act of an audit trail (%s)', async (locale) => {
  const t = createTranslate(locale, await loadMessages(locale as 'it'));
  const trail = await trailOfActs();
  expect(new Set(trail.map(({ action }) => action)).size).toBeGreaterThan(6);
  const fields = new Set(trail.flatMap(({ changes }) => changes.map(({ field }) => field)));
  expect([...fields].filter((field) => t.find(`field.${field}`) === undefined)).toEqual([]);
  expect(trail.filter(({ action }) => t.find(`action.${action}`) === undefined)).toEqual([]);
});

it('writes what is or is not in words, and a plan by what it has of each product', async () => {
  const t = createTranslate('it', await loadMessages('it'));
  const { changes } = auditWords(t, createFormats('it'));
  const entry = (field: string, after: unknown) =>
    ({ changes: [{ field, after }] }) as unknown as Parameters<typeof changes>[0];
  expect(changes(entry('setupDone', true))).toContain('sì');
  expect(changes(entry('plan', [{ product: 'calling', quantity: 1200 }]))).toMatch(/1\.200/);
  expect(changes(entry('weekday', 1))).toContain('lunedì');
  expect(changes(entry('every', 'month'))).toContain('Mese');
  expect(changes(entry('template', 'phoneNumbers'))).toContain('Numeri di telefono');
  expect(changes(entry('done', ['lowAssignment', 'own']))).toContain(
    'Assegnazione ridotta delle licenze, own',
  );
  expect(changes(entry('paused', 'templateRemoved'))).toContain('Il modello è stato rimosso.');
});
