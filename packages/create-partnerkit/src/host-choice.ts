import { parseArgs } from 'node:util';
import { UserError } from './user-error.ts';

/** What the app is made with. */
export const templates = ['vite', 'next'] as const;

/** One of {@link templates}. */
export type Template = (typeof templates)[number];

/** What somebody said in the command; the rest is asked for, or has a default. */
export interface HostChoice {
  readonly folder?: string | undefined;
  readonly template?: Template | undefined;
  /** A JSON file of customers. */
  readonly rows?: string | undefined;
  /** By region, the address of its API. */
  readonly regions?: Readonly<Record<string, string>> | undefined;
  /** A folder of tarballs to install instead of what is published. */
  readonly from?: string | undefined;
  readonly install: boolean;
  /** Nothing is asked: what is not said has its default. */
  readonly yes: boolean;
  readonly help: boolean;
}

/** What the command takes, as its help says it. */
export const usage = `Usage: npm create partnerkit [FOLDER] -- [OPTIONS]

  --template vite|next     what the app is made with; vite unless told
  --rows FILE              your customers: a JSON array of { "id", "name", … }; an example unless told
  --region REGION=ADDRESS  a server that speaks the contract, once for each region, instead of rows:
                           --region EU=https://eu.example/eu/v1
  --from FOLDER            installs the packages from tarballs in a folder (what npm run pack writes)
  --no-install             writes the files, and installs nothing
  --yes                    asks nothing
  --help`;

/** What a command line says. Throws a {@link UserError} for what it can't mean. */
export function readChoice(args: readonly string[]): HostChoice {
  const { values, positionals } = parsed(args);
  const { template, rows, from, yes = false, help = false } = values;
  if (positionals.length > 1)
    throw new UserError(`One folder is made at a time, found ${positionals.join(', ')}.`);
  if (template !== undefined && !isTemplate(template))
    throw new UserError(`There is no template "${template}". Choose one of ${templates.join(', ')}.`);
  if (rows !== undefined && values.region)
    throw new UserError('Customers come from --rows or from --region, not from both.');
  return {
    folder: positionals[0],
    ...{ template, rows, from, yes, help },
    regions: values.region && readRegions(values.region),
    install: !values['no-install'],
  };
}

function isTemplate(name: string): name is Template {
  return (templates as readonly string[]).includes(name);
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        template: { type: 'string' },
        rows: { type: 'string' },
        region: { type: 'string', multiple: true },
        from: { type: 'string' },
        'no-install': { type: 'boolean' },
        yes: { type: 'boolean', short: 'y' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (cause) {
    throw new UserError(`${(cause as Error).message}\n\n${usage}`);
  }
}

/** Regions as they are said: `EU=https://eu.example/eu/v1`. Throws a {@link UserError} where one is none. */
export function readRegions(said: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    said.map((one) => {
      const [, region = '', address = ''] = /^\s*([\w-]+)\s*=\s*(\S+)\s*$/.exec(one) ?? [];
      if (!/^https?:$/.test(protocolOf(address)))
        throw new UserError(`A region is written EU=https://eu.example/eu/v1, found "${one}".`);
      return [region, address.replace(/\/+$/, '')];
    }),
  );
}

function protocolOf(address: string): string {
  return URL.canParse(address) ? new URL(address).protocol : '';
}
