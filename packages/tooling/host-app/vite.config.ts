import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    // a style sheet as a data: URL is refused by style-src 'self'
    assetsInlineLimit: 0,
    rolldownOptions: { input: ['index.html', 'shadow.html', 'nested.html'] },
  },
});
