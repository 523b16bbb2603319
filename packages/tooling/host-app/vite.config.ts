import { defineConfig } from 'vite';
import manifest from './package.json' with { type: 'json' };

// one of the hosts has sheets of its own, to show all widgets beside them
const hasSheets = 'tailwindcss' in manifest.devDependencies;
const sheets = [
  'reboot',
  'normalize',
  'tailwind',
  'careless',
  'small-root',
  'own-rules',
  'light-page',
  'dark-page',
  'place',
];
const sheetFiles = Object.fromEntries(sheets.map((name) => [name, `src/sheets/${name}.css`]));

export default defineConfig(async () => ({
  plugins: hasSheets ? [(await import('@tailwindcss/vite')).default()] : [],
  build: {
    // a style sheet as a data: URL is refused by style-src 'self'
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        index: 'index.html',
        shadow: 'shadow.html',
        nested: 'nested.html',
        widgets: 'widgets.html',
        ...(hasSheets && sheetFiles),
      },
      output: {
        assetFileNames: ({ names }) =>
          sheets.includes(names[0]?.replace('.css', '') ?? '')
            ? 'sheets/[name][extname]'
            : 'assets/[name]-[hash][extname]',
      },
    },
  },
}));
