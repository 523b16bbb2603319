import * as ui from '@partnerkit/ui';
import { expect, it } from 'vitest';
import { widgetNames } from './widget-fields.ts';

/** Components of the UI that are no element, and why. */
const others: Readonly<Record<string, string>> = {
  CallEndpointChart: 'part of call-quality-charts',
  CallQualityTrend: 'part of call-quality-charts',
  CustomerFilters: 'part of customer-table',
  CustomerTagEditor: 'is tag-editor',
  FailureMessage: 'what a widget says where it fails',
  PartnerProvider: 'is provider, which draws nothing',
  RoleTable: 'a plain table, of nothing that a page says',
  SavedViews: 'keeps the state that a table of React hands it',
  StatusBadge: 'part of customer-table',
  StatusBadges: 'part of customer-table',
  TagBadges: 'part of customer-table',
};

/** `CustomerTable` is `customer-table`. */
const ending = (component: string) => component.replace(/(?!^)[A-Z]/g, '-$&').toLowerCase();

it('every component of the UI is an element, or it is said why not', () => {
  const components = Object.entries(ui).flatMap(([name, value]) =>
    /^[A-Z][a-z]/.test(name) && typeof value === 'function' ? [name] : [],
  );
  const elements = new Set<string>(widgetNames);
  const missing = components.filter((name) => !elements.has(ending(name)));
  expect(missing.sort()).toEqual(Object.keys(others).sort());
});
