import { importData } from '../imports/import-data.ts';
import { ImportReport, importLines } from '../imports/import-report.ts';
import { developmentPartnerId } from '../start/development-partner.ts';
import { type Command, shareOption, textOption } from './command.ts';
import { commandOperator } from './command-operator.ts';
import { withDatabases } from './with-databases.ts';

/** Imports a partner's own data (REP-8); ends with an error where a file was not good enough to take the place of what is known. */
export const importCommand: Command = {
  usage: 'import PATH [--partner demo] [--region R] [--week YYYY-MM-DD] [--good-share 0.9]',
  summary:
    'import a JSON file of customers, a report file of the hub, a file of call legs or call records, or a folder of\n' +
    '      them; what is known is replaced only where at least --good-share of the rows (0 to 1) can be read, else it\n' +
    '      stands and this ends with an error',
  options: {
    partner: { type: 'string' },
    region: { type: 'string' },
    week: { type: 'string' },
    'good-share': { type: 'string' },
  },
  positionals: 1,
  async run(input) {
    const goodShare = shareOption(input, 'good-share');
    await withDatabases(input.config, async (databases) => {
      await databases.migrate();
      const { print, signal } = input.io;
      const report = new ImportReport();
      const partner = textOption(input, 'partner') ?? developmentPartnerId;
      const request = {
        path: input.positionals[0] as string,
        region: textOption(input, 'region'),
        week: textOption(input, 'week'),
        progress: print,
      };
      const operator = commandOperator();
      await importData({ databases, partner, signal, goodShare, operator }, request, report);
      for (const line of importLines(report)) print(line);
      if (!report.isComplete) throw new Error('The import is not complete: see the lines above.');
    });
  },
};
