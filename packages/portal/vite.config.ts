import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  logLevel: 'warn',
  // the page's policy allows no inline script
  build: { target: 'es2022', modulePreload: { polyfill: false } },
});
