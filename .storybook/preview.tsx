import type { Preview } from '@storybook/react-vite';
import { configure } from 'storybook/test';
import '../packages/ui/src/styles.css';
import { globalTypes, initialGlobals } from './globals.ts';
import { withMessages, withProvider } from './provider.tsx';
import { withRealTypes } from './real-types.ts';
import { WithReference } from './reference.tsx';
import { withSurroundings } from './surroundings.tsx';

// what loads when it is first needed takes its time on a busy machine; what never comes still ends
configure({ asyncUtilTimeout: 15_000 });

const preview: Preview = {
  globalTypes,
  initialGlobals,
  loaders: [withMessages],
  argTypesEnhancers: [withRealTypes],
  // the first is the innermost
  decorators: [withProvider, withSurroundings],
  parameters: {
    layout: 'padded',
    docs: { container: WithReference },
    options: {
      storySort: {
        order: ['Start', 'Whole pages', 'Theming', 'Forced colours', 'Without React', 'Elements'],
      },
    },
    controls: { expanded: true },
    backgrounds: { disable: true },
    a11y: {
      test: 'error',
      options: {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        rules: {
          // off by default in axe; a finger needs its 24 pixels
          'target-size': { enabled: true },
          // a widget is a part of the host's page
          'landmark-one-main': { enabled: false },
          'page-has-heading-one': { enabled: false },
          region: { enabled: false },
        },
      },
    },
  },
};
export default preview;
