import { describe, expect, it } from 'vitest';
import { writeCsv } from '../csv/write-csv.ts';
import { readHubReports } from '../imports/hub-reports.ts';
import { reportColumns } from '../imports/report-columns.ts';
import { namedLine } from './named-line.ts';
import { type ReportLanguage, type ReportLine, reportCells } from './report-cells.ts';
import { defaultReportTemplates } from './report-templates.ts';

const usage: ReportLine = {
  ...{ customerId: '1e5', location: '=Rome', calls: 1, legs: 2, poorLegs: 0, minutes: 2.5, videoMinutes: 0 },
  ...{ audioLegs: 2, videoLegs: 0, deskPhoneLegs: 1, roomDeviceLegs: 0, otherLegs: 0, huntGroupCalls: 0 },
};
const device: ReportLine = {
  ...{ customerId: '1e5', location: '=Rome', locationId: '0001', product: 'Room "Bar"', mac: '001122334455' },
  ...{ firmware: 'PhoneOS 3.2(1)', phoneNumber: '+390612345678', extension: '00123', userId: 'é@a.example' },
};
const phone: ReportLine = {
  ...{ customerId: '1e5', location: '=Rome', country: 'IT', phoneNumber: '+390612345678', active: false },
  ...{ userType: 'People', numberType: 'secondary', pstnConnection: 'Cloud' },
};
const customer = { name: '-Acme, S.p.A.', externalId: 'P-0007' };

function file(
  report: 'usage' | 'devices' | 'phoneNumbers',
  rows: readonly ReportLine[],
  language: ReportLanguage,
) {
  const { columns = [] } = defaultReportTemplates.find(({ id }) => id === report) ?? {};
  const lines = rows.flatMap((row) => namedLine(report, row, customer) ?? []);
  return writeCsv(reportCells(report, columns, language), lines, { profile: 'spreadsheet' });
}

describe('the files of reports', () => {
  it.each(['en', 'it'] as const)('are read back as what they tell (%s)', async (language) => {
    const files = [
      { path: 'EU/2026-11-08/usage.csv', content: file('usage', [usage], language) },
      { path: 'devices.csv', content: file('devices', [device], language) },
      { path: 'phones.csv', content: file('phoneNumbers', [phone], language) },
    ].map((one) => ({ ...one, name: one.path }));
    const read = readHubReports(files, { profile: 'spreadsheet' });
    expect(read.refused).toEqual([]);
    expect(read.customers).toMatchObject([{ id: '1e5', name: '-Acme, S.p.A.', externalId: 'P-0007' }]);
    expect(read.weeklyUsage).toEqual([{ ...usage, minutes: 3, week: '2026-11-08' }]);
    expect(read.devices).toEqual([{ ...device, externalId: 'P-0007' }]);
    expect(read.phoneNumbers).toEqual([{ ...phone, externalId: 'P-0007' }]);
  });

  it('tell nothing of a customer that is not there', () => {
    expect(namedLine('devices', device, undefined)).toBeUndefined();
  });

  it('keep the external id of a row where the customer has none', () => {
    const named = namedLine('devices', { ...device, externalId: 'W-1' }, { name: 'Acme' });
    expect(named).toMatchObject({ externalId: 'W-1', customerName: 'Acme' });
  });

  it('have the columns that are asked for in their order, and no others', () => {
    const cells = reportCells('devices', ['extension', 'mac'], 'en');
    expect(writeCsv(cells, [device], { profile: 'exact' })).toBe('Extension,MAC\r\n00123,001122334455\r\n');
    expect(() => reportCells('devices', ['mac', 'poorLegs'])).toThrow(/columns\[1\]/);
  });

  it('have all columns of the report where none are named', () => {
    const headers = reportCells('devices').map(({ header }) => header);
    expect(headers).toEqual(reportColumns.devices.map(({ en }) => en));
    expect(() => reportCells('phones' as never)).toThrow(/^report: expected one of usage, /);
  });
});
