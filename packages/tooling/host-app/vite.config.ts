import tailwind from '@tailwindcss/vite';
import { defineConfig } from 'vite';

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

export default defineConfig({
  plugins: [tailwind()],
  build: {
    // a style sheet as a data: URL is refused by style-src 'self'
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        index: 'index.html',
        shadow: 'shadow.html',
        nested: 'nested.html',
        widgets: 'widgets.html',
        ...Object.fromEntries(sheets.map((name) => [name, `src/sheets/${name}.css`])),
      },
      output: {
        assetFileNames: ({ names }) =>
          sheets.includes(names[0]?.replace('.css', '') ?? '')
            ? 'sheets/[name][extname]'
            : 'assets/[name]-[hash][extname]',
      },
    },
  },
});
