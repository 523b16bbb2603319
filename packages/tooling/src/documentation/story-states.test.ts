import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repositoryRoot } from '../repository.ts';
import { colourSchemes, forcedColoursFolder, picturedWidgets, pictureFile } from './forced-colours.ts';

/** Which states can occur to a widget, each a story of the same name, so that a reader finds it on every page. */
const statesOf: Readonly<Record<string, string>> = {
  'Administrators/Administrators': 'Loading Empty Failed ReadOnly LongTexts',
  'Administrators/PartnerAdministrators': 'Loading Empty Failed ReadOnly LongTexts',
  'Audit/AuditTrail': 'Loading LoadingMore Empty Failed OneRegionDown LongTexts',
  'Calling/CallQualityCharts': 'Loading Empty Failed ChooseRegion',
  'Calling/CustomerCalling': 'Loading Empty Failed',
  'Calling/CustomerUsageTable': 'Loading LoadingMore Empty Failed ChooseRegion LongTexts',
  'Calling/QueueInsights': 'Loading Empty Failed ChooseRegion LongTexts',
  'Customers/CustomerAction': 'Failed',
  'Customers/CustomerFilters': 'Loading Empty Failed OneRegionDown LongTexts',
  'Customers/CustomerTabs': 'Loading Empty Failed OneRegionDown',
  'Customers/CustomerTable':
    'Loading LoadingMore Empty Failed OneRegionDown Selected PartialFailure ReadOnly LongTexts',
  'Customers/CustomerTableSlots': 'Empty Failed',
  'Customers/ExplainedStatuses': 'Loading Empty Failed',
  'Customers/createEnrichment': 'Loading Failed PartialFailure',
  'Imports/ImportFiles': 'Loading Empty Failed PartialFailure',
  'Organization/OrganizationSetup': 'Loading Empty Failed Conflict ReadOnly LongTexts',
  'Organization/Users': 'Loading Empty Failed Conflict ReadOnly LongTexts',
  'Regions/RegionRollUp': 'Loading Empty Failed OneRegionDown',
  'Regions/RegionSelector': 'Loading Empty Failed',
  'Reports/ReportBuilder': 'Loading Failed Conflict ReadOnly ChooseRegion',
  'Reports/ReportList': 'Loading LoadingMore Empty Failed Conflict ReadOnly LongTexts ChooseRegion',
  'Resources/ResourcesHelp': 'Loading Empty Failed LongTexts',
  'Subscriptions/CustomerLicenseTrend': 'Loading Empty Failed',
  'Subscriptions/CustomerSubscriptions': 'Loading Empty Failed',
  'Subscriptions/LicenseTrend': 'Loading Empty Failed ChooseRegion',
  'Subscriptions/ProductToggle': 'Empty',
  'Subscriptions/SubscriptionKpis': 'Loading Empty Failed ChooseRegion',
  'Subscriptions/SubscriptionTables':
    'Loading LoadingMore Empty Failed ChooseRegion PartialFailure LongTexts',
  'Tags/TagEditor': 'Loading Empty Failed Conflict PartialFailure ReadOnly LongTexts',
  'Trials/CustomerTrials': 'Loading Empty Failed Conflict ReadOnly',
  'Trials/StartTrial': 'Loading Failed',
  'Views/SavedViews': 'Loading Empty Failed Conflict ReadOnly LongTexts',
  'Whole pages': 'CustomersNarrow CustomerNarrow AnalyticsNarrow CallingNarrow WhatToDoNarrow HelpNarrow',
  'Worklist/CustomerNextStep': 'Loading Empty Failed Conflict ReadOnly LongTexts',
  'Worklist/Worklist': 'Loading LoadingMore Empty Failed OneRegionDown Conflict ReadOnly LongTexts',
};
const always = ['Arabic', 'Dark'];

const stories = new Map<string, Set<string>>();
for (const path of globSync('packages/ui/src/**/*.stories.tsx', { cwd: repositoryRoot })) {
  const source = readFileSync(join(repositoryRoot, path), 'utf8');
  const title = /^const meta = \{\s+title: '([^']+)'/m.exec(source)?.[1] ?? path;
  const names = [...source.matchAll(/^export const (\w+)/gm)].map(([, name]) => name as string);
  stories.set(title, new Set([...(stories.get(title) ?? []), ...names]));
}

test('every widget has its states said', () => {
  expect([...stories.keys()].toSorted()).toEqual(Object.keys(statesOf).toSorted());
});

test.each(Object.entries(statesOf))('%s has a story of every state', (title, states) => {
  const missing = [...states.split(' '), ...always].filter((state) => !stories.get(title)?.has(state));
  expect(missing).toEqual([]);
});

const pages = globSync('packages/ui/src/**/*.mdx', { cwd: repositoryRoot });

test.each(pages)(
  '%s begins with what to copy, and says when, what to do and not, and how it is reached',
  (path) => {
    const page = readFileSync(join(repositoryRoot, path), 'utf8');
    expect(page).toMatch(/^# .+\n\n```tsx\nimport /m);
    const parts = ['<Canvas of', '## When to use it', '- **Do** ', "- **Don't** ", '**Accessibility.** '];
    const places = parts.map((part) => page.indexOf(part));
    expect(Math.min(...places)).toBeGreaterThan(0);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  },
);

test('every widget has its pictures in forced colours', () => {
  const files = picturedWidgets().flatMap((widget) =>
    colourSchemes.map((scheme) => pictureFile(widget, scheme)),
  );
  expect(files.length).toBeGreaterThan(60);
  expect(readdirSync(join(repositoryRoot, forcedColoursFolder)).toSorted()).toEqual(files.toSorted());
});
