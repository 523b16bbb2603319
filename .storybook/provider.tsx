import type { Decorator } from '@storybook/react-vite';
import { type ReactNode, useMemo } from 'react';
import type { MemoryViewer, PartnerDataSource } from '../packages/sdk/src/index.ts';
import { type ScenarioName, scenarioSource, worldAsOf } from '../packages/testing/src/index.ts';
import { ar } from '../packages/ui/src/i18n/ar.messages.ts';
import { en } from '../packages/ui/src/i18n/en.messages.ts';
import { it } from '../packages/ui/src/i18n/it.messages.ts';
import { PartnerProvider } from '../packages/ui/src/index.ts';
import type { StoryGlobals } from './globals.ts';

/** What a story may ask for in its `parameters`. */
interface StoryParameters {
  /** `false`: the story brings its own provider, or shows what happens without one. */
  readonly provider?: boolean;
  /** Makes the story's data source; without it, the scenario's. */
  readonly source?: () => PartnerDataSource;
  /** Goes before the toolbar's. */
  readonly scenario?: ScenarioName;
  readonly viewer?: MemoryViewer;
}

const messages = { ar, en, it };

/** Gives every story a provider over a scenario of the testing world. */
export const withProvider: Decorator = (Story, { globals, parameters }) => {
  if ((parameters as StoryParameters).provider === false) return <Story />;
  return (
    <StoryProvider globals={globals as unknown as StoryGlobals} parameters={parameters}>
      <Story />
    </StoryProvider>
  );
};

function StoryProvider({
  globals,
  parameters,
  children,
}: {
  globals: StoryGlobals;
  parameters: StoryParameters;
  children: ReactNode;
}) {
  const { theme, dir, locale, density } = globals;
  const { source: makeSource, scenario = globals.scenario, viewer } = parameters;
  // made anew for each mount: no story meets the tags of another
  const source = useMemo(
    () => makeSource?.() ?? scenarioSource(scenario, { viewer }),
    [makeSource, scenario, viewer],
  );
  return (
    <PartnerProvider
      source={source}
      asOf={worldAsOf}
      locale={locale}
      messages={messages[locale]}
      theme={theme}
      density={density}
      dir={dir === 'auto' ? undefined : dir}
    >
      {children}
    </PartnerProvider>
  );
}
