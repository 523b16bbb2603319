import { render, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { expect, it } from 'vitest';
import { type ScenarioName, scenarioSource, worldAsOf } from '../../../testing/src/index.ts';
import {
  CustomerFilters,
  CustomerTable,
  CustomerTabs,
  RegionRollUp,
  RegionSelector,
  Worklist,
} from '../index.ts';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { ReportBuilder } from '../reports/report-builder.tsx';
import { ReportList } from '../reports/report-list.tsx';
import { ResourcesHelp } from '../resources/resources-help.tsx';
import { CustomerSubscriptions } from '../subscriptions/customer-subscriptions.tsx';
import { LicenseTrend } from '../subscriptions/license-trend.tsx';
import { SubscriptionKpis } from '../subscriptions/subscription-kpis.tsx';
import { SubscriptionTables } from '../subscriptions/subscription-tables.tsx';
import ar from './catalogs/ar.json';
import en from './catalogs/en.json';
import italian from './catalogs/it.json';
import { loadMessages, type ShippedLocale } from './locales.ts';

const catalogs: Readonly<Record<string, Readonly<Record<string, string>>>> = { it: italian, ar };
const locales = ['it', 'ar'] as const;
const told = ['aria-label', 'title', 'placeholder', 'aria-valuetext', 'aria-description'];

/** Texts that stand in English where the language has a text of its own. */
function englishTexts(locale: string): string[] {
  const own = catalogs[locale] as Readonly<Record<string, string>>;
  const inOwn = new Set(Object.values(own));
  const english = new Set(Object.values(en).filter((text) => !inOwn.has(text)));
  return shownTexts().filter((text) => english.has(text));
}

/** All that the page says, to the eye and to a screen reader. */
function shownTexts(): string[] {
  const elements = [...document.body.querySelectorAll('*')];
  const texts = elements.flatMap(({ childNodes }) =>
    [...childNodes]
      .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
      .map(({ textContent }) => textContent ?? ''),
  );
  const attributes = elements.flatMap((element) => told.map((name) => element.getAttribute(name) ?? ''));
  return [...new Set([...texts, ...attributes].map((text) => text.trim()))].filter((text) => text !== '');
}

async function show(widget: ReactNode, locale: ShippedLocale, scenario: ScenarioName): Promise<void> {
  const messages = await loadMessages(locale);
  render(
    <PartnerProvider
      source={scenarioSource(scenario)}
      asOf={worldAsOf}
      locale={locale}
      messages={messages}
      region="EU"
    >
      {widget}
    </PartnerProvider>,
  );
}

const widgets: readonly (readonly [string, ReactNode])[] = [
  ['customer table', <CustomerTable key="a" onOpenCustomer={() => {}} onLaunch={() => {}} />],
  ['customer tabs', <CustomerTabs key="t" query="" onQueryChange={() => {}} />],
  [
    'customer filters',
    <CustomerFilters key="b" query="status:trial overage>0 -tag:x" onQueryChange={() => {}} />,
  ],
  ['unreadable query', <CustomerFilters key="c" query="status:foo" onQueryChange={() => {}} />],
  ['region selector', <RegionSelector key="d" />],
  ['worklist', <Worklist key="w" />],
  ['worklist by reason', <Worklist key="x" groupBy="reason" />],
  ['worklist by day', <Worklist key="y" groupBy="day" />],
  ['regions at a glance', <RegionRollUp key="m" />],
  ['key figures', <SubscriptionKpis key="e" />],
  ['subscription tables', <SubscriptionTables key="f" />],
  ['license trend', <LicenseTrend key="g" product="meetings" />],
  ['resources and help', <ResourcesHelp key="i" helpdesk={[{ id: 'calling', onOpen: () => {} }]} />],
  ['reports', <ReportBuilder key="k" />],
  ['schedules and runs', <ReportList key="l" />],
  ['no resources', <ResourcesHelp key="j" content={{ resources: [] }} />],
  ['subscriptions of nobody', <CustomerSubscriptions key="h" customerId="nobody" />],
];
const scenarios: readonly ScenarioName[] = ['ordinary', 'empty', 'offline'];

it.each(locales.flatMap((locale) => widgets.map(([name, widget]) => [locale, name, widget] as const)))(
  'speaks one language, while it loads, with rows, without, and offline: %s, %s',
  async (locale, _, widget) => {
    for (const scenario of scenarios) {
      await show(widget, locale, scenario);
      expect(englishTexts(locale)).toEqual([]);
      await waitFor(() => expect(document.querySelector('[aria-busy="true"]')).toBeNull());
      expect(shownTexts().length).toBeGreaterThan(0);
      expect(englishTexts(locale)).toEqual([]);
      document.body.replaceChildren();
    }
  },
);

it.each(locales)(
  'speaks one language in every menu and popover of the customer table: %s',
  async (locale) => {
    const user = userEvent.setup();
    await show(<CustomerTable onOpenCustomer={() => {}} />, locale, 'ordinary');
    await waitFor(() => expect(document.querySelector('tr.pk-row')).toBeTruthy());
    const openers = [
      '.pk-filters .pk-button',
      '.pk-header-menu',
      '.pk-toolbar-end .pk-button',
      '[data-action="tags"]',
      '[data-action="statuses"]',
    ];
    for (const opener of openers) {
      for (const button of [...document.querySelectorAll(opener)].slice(0, 1)) await user.click(button);
      const opened = '[role="menu"], [role="dialog"]';
      await waitFor(() => expect(document.querySelector(opened)?.textContent, opener).toBeTruthy());
      expect(englishTexts(locale)).toEqual([]);
      await user.keyboard('{Escape}');
      await waitFor(() => expect(document.querySelector(opened)).toBeNull());
    }
  },
);
