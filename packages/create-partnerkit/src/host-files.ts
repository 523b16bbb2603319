import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Template } from './host-choice.ts';

/** What an app is made of. */
export interface HostOptions {
  /** What its package is called. */
  readonly name: string;
  readonly template: Template;
  /** Its customers: the text of a JSON file, of an example whose dates are told from today, or by region where they are asked for. */
  readonly data:
    | { readonly rows: string; readonly isExample: boolean }
    | { readonly regions: Readonly<Record<string, string>> };
  /** What is installed of ours, by name: a range of versions or `file:` with a tarball. */
  readonly ours: Readonly<Record<string, string>>;
}

/** Where the parts of the app stand that all templates share. */
const places = { vite: 'src', next: 'app' } as const;

const dependencies = {
  vite: {
    dependencies: { react: '^19.0.0', 'react-dom': '^19.0.0' },
    devDependencies: {
      '@types/react': '^19.0.0',
      '@types/react-dom': '^19.0.0',
      '@vitejs/plugin-react': '^6.0.0',
      typescript: '^6.0.0',
      vite: '^8.0.0',
    },
    scripts: { dev: 'vite', build: 'tsc && vite build', preview: 'vite preview' },
  },
  next: {
    dependencies: { next: '^16.0.0', react: '^19.0.0', 'react-dom': '^19.0.0' },
    devDependencies: {
      '@types/node': '^22.0.0',
      '@types/react': '^19.0.0',
      '@types/react-dom': '^19.0.0',
      typescript: '^6.0.0',
    },
    scripts: { dev: 'next dev', build: 'next build', start: 'next start' },
  },
} as const;

/** The files of an app, by their path in its folder. */
export async function hostFiles(templatesFolder: string, options: HostOptions): Promise<Map<string, string>> {
  const { name, template, data, ours } = options;
  const files = await readTemplate(join(templatesFolder, template), name);
  const { scripts, dependencies: theirs, devDependencies } = dependencies[template];
  const manifest = {
    ...{ name, private: true, type: 'module', scripts },
    dependencies: { ...ours, ...theirs },
    devDependencies,
  };
  files.set('package.json', json(manifest));
  const place = places[template];
  if ('rows' in data) {
    files.set(`${place}/source.ts`, data.isExample ? sourceOfExample : sourceOfRows);
    files.set(`${place}/customers.json`, `${data.rows.trimEnd()}\n`);
  } else {
    files.set(`${place}/source.ts`, sourceOfRegions(data.regions, tokens[template]));
    files.set('.env.local', `${tokens[template].name}=\n`);
  }
  return files;
}

async function readTemplate(folder: string, name: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return new Map(
    await Promise.all(
      files.map(async (file): Promise<[string, string]> => {
        const path = join(file.parentPath, file.name);
        const text = (await readFile(path, 'utf8')).replaceAll('{{name}}', name);
        // npm publishes no .gitignore
        const at = path
          .slice(folder.length + 1)
          .replaceAll('\\', '/')
          .replace(/^_/, '.');
        return [at, text];
      }),
    ),
  );
}

const sourceOfRows = `import { type CustomerRow, memorySource } from '@partnerkit/sdk';
import customers from './customers.json';

/** Your customers. Rows that do not fit are left out, and named on the console while you develop. */
export const source = memorySource({ customers: customers as unknown as CustomerRow[] });
`;

const sourceOfExample = `import { type CustomerRow, memorySource } from '@partnerkit/sdk';
import customers from './customers.json';

/** The example tells by days from today what expires, so that it does not age. Rows of yours have \`expiresOn: '2027-01-31'\`. */
const rows = (customers as unknown as (CustomerRow & { expiresInDays?: number })[]).map(
  ({ expiresInDays, ...customer }) =>
    expiresInDays === undefined ? customer : { ...customer, expiresOn: dayFromToday(expiresInDays) },
);

function dayFromToday(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** Your customers. Rows that do not fit are left out, and named on the console while you develop. */
export const source = memorySource({ customers: rows });
`;

const tokens = {
  vite: { name: 'VITE_PARTNERKIT_TOKEN', read: 'import.meta.env.VITE_PARTNERKIT_TOKEN' },
  next: { name: 'NEXT_PUBLIC_PARTNERKIT_TOKEN', read: 'process.env.NEXT_PUBLIC_PARTNERKIT_TOKEN' },
} as const;

function sourceOfRegions(
  regions: Readonly<Record<string, string>>,
  token: { name: string; read: string },
): string {
  const lines = Object.entries(regions).map(
    ([region, address]) => `    ${JSON.stringify(region)}: { baseUrl: ${JSON.stringify(address)} },`,
  );
  return `import { httpSource } from '@partnerkit/sdk/sources/http';

/** Your server, by region. */
export const source = httpSource({
  regions: {
${lines.join('\n')}
  },
  // ask your own sign-in here: what stands in .env.local can be read by everybody who opens the page
  getToken: () => {
    const token = ${token.read};
    if (!token) throw new Error('Put a token into .env.local: ${token.name}=…');
    return token;
  },
});
`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
