import { type PartnerDataSource, PartnerError } from '@partnerkit/sdk';
import { PartnerProvider, type PartnerProviderProps } from '@partnerkit/ui/partner-provider';
import { type RenderOptions, type RenderResult, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { type ScenarioName, type ScenarioOptions, scenarioSource, worldAsOf } from '../index.ts';

/** What {@link renderWithPartner} takes beside what is shown: what the provider takes, or a scenario in the place of a source. */
export interface RenderWithPartnerOptions extends Omit<PartnerProviderProps, 'children'> {
  /** Where neither `source` nor `client` is given: how the data behaves; `ordinary` unless told. */
  readonly scenario?: ScenarioName | undefined;
  /** The rows that the scenario starts from (`createWorld({ customers: 20, seed: 7 })`), who looks, how slow it is. */
  readonly scenarioOptions?: ScenarioOptions | undefined;
  /** What Testing Library takes, a wrapper of the host's own around the provider among it. */
  readonly renderOptions?: Omit<RenderOptions, 'queries'> | undefined;
}

/** What Testing Library answers, with the source that the widgets ask and `rerender` inside of the same provider. */
export interface RenderedWithPartner extends RenderResult {
  /** The source that the widgets ask; absent where a `client` was given. */
  readonly source: PartnerDataSource | undefined;
}

const withoutPage =
  'There is no page to show a component on: install jsdom and say environment: "jsdom" in the configuration of Vitest, ' +
  'or jest-environment-jsdom and testEnvironment: "jsdom" in that of Jest';

/**
 * Shows a host's own component, or a widget, below a `PartnerProvider` by Testing Library. Unless told, it asks the default world of
 * {@link scenarioSource}, in English and as of that world's day (or the day of the world handed in), so that a test finds the same
 * on any day. Throws what the component throws, and `unsupported` where the runner of the tests gives no page to show it on.
 */
export function renderWithPartner(
  children: ReactNode,
  options: RenderWithPartnerOptions = {},
): RenderedWithPartner {
  if (typeof document === 'undefined') throw new PartnerError({ code: 'unsupported', message: withoutPage });
  const { scenario = 'ordinary', scenarioOptions = {}, renderOptions, ...props } = options;
  const source = props.source ?? (props.client ? undefined : scenarioSource(scenario, scenarioOptions));
  const asOf = props.asOf ?? scenarioOptions.world?.asOf ?? worldAsOf;
  const around = (content: ReactNode) => (
    <PartnerProvider {...props} source={source} asOf={asOf}>
      {content}
    </PartnerProvider>
  );
  const rendered = render(around(children), renderOptions);
  return { ...rendered, source, rerender: (content) => rendered.rerender(around(content)) };
}
