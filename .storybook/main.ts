import type { StorybookConfig } from '@storybook/react-vite';
import react from '@vitejs/plugin-react';
import remarkGfm from 'remark-gfm';
import { mergeConfig } from 'vite';

const config: StorybookConfig = {
  framework: '@storybook/react-vite',
  stories: ['./pages/*.mdx', '../packages/ui/src/**/*.mdx', '../packages/ui/src/**/*.stories.tsx'],
  staticDirs: [{ from: '../docs', to: '/docs' }],
  addons: [
    {
      name: '@storybook/addon-docs',
      // without it a table of a page is shown as it is typed
      options: { mdxPluginOptions: { mdxCompileOptions: { remarkPlugins: [remarkGfm] } } },
    },
    '@storybook/addon-a11y',
    '@storybook/addon-vitest',
  ],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, disableProjectJson: true },
  // without the plugin every "use client" of a dependency is a warning; the style sheet as it is shipped, not lowered
  viteFinal: (base) =>
    mergeConfig(base, { plugins: [react()], build: { chunkSizeWarningLimit: 2500, cssTarget: 'esnext' } }),
};
export default config;
