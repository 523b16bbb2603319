import { importData } from '../reports/import-data.ts';
import { ImportReport, importLines } from '../reports/import-report.ts';
import { developmentPartnerId } from '../start/development-partner.ts';
import { type Command, textOption } from './command.ts';
import { withDatabases } from './with-databases.ts';

/** Imports a partner's own data (REP-8). */
export const importCommand: Command = {
  usage: 'import PATH [--partner demo] [--region R] [--week YYYY-MM-DD]',
  summary: 'import a JSON file of customers, a report file of the hub, or a folder of them',
  options: { partner: { type: 'string' }, region: { type: 'string' }, week: { type: 'string' } },
  positionals: 1,
  run: (input) =>
    withDatabases(input.config, async (databases) => {
      await databases.migrate();
      const { print, signal } = input.io;
      const report = new ImportReport();
      const target = { databases, partner: textOption(input, 'partner') ?? developmentPartnerId, signal };
      const request = {
        path: input.positionals[0] as string,
        region: textOption(input, 'region'),
        week: textOption(input, 'week'),
        progress: print,
      };
      await importData(target, request, report);
      for (const line of importLines(report)) print(line);
      if (report.kept.length > 0) throw new Error('The import is not complete: see the lines above.');
    }),
};
