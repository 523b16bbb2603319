// `npm run bench -- weight`: what a page loads for a customer list with a chart, ours beside AG Grid and Recharts, gzip, React apart.
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { benchRoot } from '../runner/build-page.ts';

const own = (name: string, from: string) =>
  `import { ${name} } from '${from}'; Object.assign(globalThis, { ${name} });\n`;

const list =
  own('memorySource', resolve(benchRoot, '../sdk/dist/index.js')) +
  own('CustomerTable, PartnerProvider', resolve(benchRoot, '../ui/dist/index.js'));
const trend = own('LicenseTrend', resolve(benchRoot, '../ui/dist/index.js'));
const recharts = own(
  'CartesianGrid, Legend, Line, ComposedChart, Tooltip, XAxis, YAxis, ResponsiveContainer, Area',
  'recharts',
);
const grid = own('AgGridReact', 'ag-grid-react');

/** What a list needs that is searched, filtered, sorted, arranged, selected and exported. */
const chosenModules = [
  ...['ClientSideRowModelModule', 'ClientSideRowModelApiModule', 'QuickFilterModule', 'ExternalFilterModule'],
  ...['TextFilterModule', 'NumberFilterModule', 'DateFilterModule', 'RowSelectionModule', 'CsvExportModule'],
  ...[
    'ColumnApiModule',
    'ColumnAutoSizeModule',
    'GridStateModule',
    'CellStyleModule',
    'TooltipModule',
    'LocaleModule',
  ],
].join(', ');

const screens: Readonly<Record<string, string>> = {
  'PartnerKit: CustomerTable': list,
  'PartnerKit: CustomerTable and LicenseTrend': list + trend,
  'AG Grid, the modules of such a list': grid + own(chosenModules, 'ag-grid-community'),
  'AG Grid, the modules of such a list, and Recharts':
    grid + own(chosenModules, 'ag-grid-community') + recharts,
  'AG Grid, all community modules': grid + own('AllCommunityModule', 'ag-grid-community'),
  'Recharts: lines, areas, axes, tooltip, legend': recharts,
};

const entry = resolve(benchRoot, 'weight/screen.js');

/** Bytes at the start of a page, and of all that it may load. */
async function weightOf(code: string): Promise<{ start: number; all: number }> {
  const built = await build({
    configFile: false,
    root: benchRoot,
    logLevel: 'error',
    plugins: [
      {
        name: 'screen',
        enforce: 'pre',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? code : undefined),
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: { input: entry, external: [/^react(-dom)?($|\/)/] },
    },
  });
  const { output } = (Array.isArray(built) ? built[0] : built) as {
    output: { type: string; fileName: string; code?: string; isEntry?: boolean; imports?: string[] }[];
  };
  const sizes = new Map(
    output.flatMap((file) =>
      file.code === undefined ? [] : [[file.fileName, gzipSync(file.code, { level: 9 }).length] as const],
    ),
  );
  const atStart = new Set<string>();
  const add = (name: string | undefined) => {
    if (name === undefined || atStart.has(name) || !sizes.has(name)) return;
    atStart.add(name);
    for (const next of output.find(({ fileName }) => fileName === name)?.imports ?? []) add(next);
  };
  add(output.find(({ isEntry }) => isEntry)?.fileName);
  const sum = (names: Iterable<string>) =>
    [...names].reduce((bytes, name) => bytes + (sizes.get(name) ?? 0), 0);
  return { start: sum(atStart), all: sum(sizes.keys()) };
}

for (const [name, code] of Object.entries(screens)) {
  const { start, all } = await weightOf(code);
  console.log(
    `${(start / 1000).toFixed(1).padStart(7)} kB at the start, ${(all / 1000).toFixed(1).padStart(7)} kB in all  ${name}`,
  );
}
