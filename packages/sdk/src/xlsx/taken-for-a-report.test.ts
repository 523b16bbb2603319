import { expect, it } from 'vitest';
import { readHubReports } from '../imports/hub-reports.ts';
import { surveyImport } from '../imports/survey-import.ts';
import { writeXlsx } from './write-xlsx.ts';

it('a workbook that is handed over for a report is said by name, whatever it is called', async () => {
  const columns = ['Customer name', 'Organization ID', 'Location'].map((header, at) => ({
    header,
    value: (row: readonly string[]) => row[at],
  }));
  const stream = writeXlsx(columns, [['Acme', 'c1', 'Rome']]);
  const content = new Uint8Array(await new Response(stream).arrayBuffer());
  const path = 'EU/2026-11-15/usage.csv';
  const message = 'this is an Excel workbook (XLSX); save it as CSV';
  expect(readHubReports([{ path, content }]).refused).toEqual([{ file: path, message }]);
  const chunks = async function* () {
    yield content;
  };
  const nothing = {
    homes: async () => new Map(),
    week: async () => undefined,
    inventory: async () => undefined,
  };
  const survey = await surveyImport([{ path, chunks }], { known: async () => nothing });
  expect(survey.files).toMatchObject([{ foreign: 'workbook', problem: message, outcome: 'leftOut' }]);
});
