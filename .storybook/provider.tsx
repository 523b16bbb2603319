import type { Decorator, Loader } from '@storybook/react-vite';
import { type ReactNode, useMemo } from 'react';
import type { MemoryViewer, PartnerDataSource } from '../packages/sdk/src/index.ts';
import { type ScenarioName, scenarioSource, worldAsOf } from '../packages/testing/src/index.ts';
import { loadMessages } from '../packages/ui/src/i18n/locales.ts';
import { type Messages, PartnerProvider } from '../packages/ui/src/index.ts';
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

/** The texts of the locale that the toolbar says. */
export const withMessages: Loader = async ({ globals }) => ({
  messages: await loadMessages((globals as unknown as StoryGlobals).locale),
});

/** Gives every story a provider over a scenario of the testing world. */
export const withProvider: Decorator = (Story, { globals, parameters, loaded }) => {
  if ((parameters as StoryParameters).provider === false) return <Story />;
  return (
    <StoryProvider
      globals={globals as unknown as StoryGlobals}
      parameters={parameters}
      messages={loaded.messages}
    >
      <Story />
    </StoryProvider>
  );
};

function StoryProvider({
  globals,
  parameters,
  messages,
  children,
}: {
  globals: StoryGlobals;
  parameters: StoryParameters;
  messages: Messages;
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
      messages={messages}
      theme={theme}
      density={density}
      dir={dir === 'auto' ? undefined : dir}
    >
      {children}
    </PartnerProvider>
  );
}
