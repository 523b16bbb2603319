import { cancel, isCancel, select, text } from '@clack/prompts';
import { type HostChoice, readRegions, templates } from './host-choice.ts';
import { checkFolder, type WholeChoice } from './make-host.ts';
import { readRows } from './read-rows.ts';

const usualFolder = 'partner-portal';

/** What was not said, by its defaults. */
export function withDefaults({
  folder = usualFolder,
  template = 'vite',
  ...choice
}: HostChoice): WholeChoice {
  return { ...choice, folder, template };
}

/** Asks for what was not said; `undefined` where whoever is asked leaves. */
export async function askFor(choice: HostChoice): Promise<WholeChoice | undefined> {
  const folder =
    choice.folder ??
    (await text({ message: 'Which folder?', defaultValue: usualFolder, placeholder: usualFolder }));
  if (isCancel(folder)) return left();
  await checkFolder(folder);
  const template =
    choice.template ??
    (await select({
      message: 'What is it made with?',
      options: templates.map((value) => ({ value, label: value === 'vite' ? 'Vite' : 'Next' })),
    }));
  if (isCancel(template)) return left();
  const whole = { ...choice, folder, template };
  if (choice.rows !== undefined || choice.regions) return whole;
  const data = await select({
    message: 'Where are the customers?',
    options: [
      { value: 'example', label: 'An example, for now' },
      { value: 'rows', label: 'In a JSON file of mine' },
      { value: 'server', label: 'At a server that speaks the contract' },
    ],
  });
  if (isCancel(data)) return left();
  if (data === 'example') return whole;
  if (data === 'rows') {
    const rows = await text({ message: 'Which file?', placeholder: 'customers.json' });
    if (isCancel(rows)) return left();
    await readRows(rows);
    return { ...whole, rows };
  }
  const said = await text({
    message: 'At which address, by region?',
    placeholder: 'EU=http://localhost:4600/eu/v1, US=http://localhost:4600/us/v1',
  });
  if (isCancel(said)) return left();
  return { ...whole, regions: readRegions(said.split(/[,\n]/)) };
}

function left(): undefined {
  cancel('Nothing was made.');
}
