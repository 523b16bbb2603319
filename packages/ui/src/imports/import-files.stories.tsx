import { type Import, memorySource, type PartnerDataSource, PartnerError } from '@partnerkit/sdk';
import { createSource } from '@partnerkit/sdk/sources/create';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent } from 'storybook/test';
import { storyStates } from '../story-states.ts';
import { ImportFiles } from './import-files.tsx';

const meta = {
  title: 'Imports/ImportFiles',
  component: ImportFiles,
} satisfies Meta<typeof ImportFiles>;
export default meta;

type Story = StoryObj<typeof meta>;

const read = { columns: [], refused: 0, refusedLines: [], notes: [] };
const columns = [
  ...['Customer name', 'Organization ID', 'Location', 'Total calls'].map((name) => ({ name, isKnown: true })),
  { name: 'Remark', isKnown: false },
];
const file = (id: string, path: string) => ({ id, path, size: 2048, received: 2048 });
const checked: Import = {
  ...{ id: 'i-1', state: 'checked', revision: 1, createdAt: '2026-11-16T09:00:00Z' },
  createdBy: { id: 'ada', name: 'Ada' },
  regions: ['US', 'EU'],
  files: [
    {
      ...file('f1', 'EU/2026-11-08/Calling Usage_7f3a_2026-11-16.csv'),
      survey: {
        ...{ ...read, columns, kind: 'usage', region: 'EU', week: '2026-11-08', good: 2140, refused: 2 },
        refusedLines: [
          { line: 17, field: 'Total calls', message: 'expected a whole number of 0 or more, found "many"' },
          { line: 90, message: 'the line has a quote that is never closed' },
        ],
        outcome: 'taken',
      },
    },
    {
      ...file('f2', 'usage.csv'),
      survey: {
        ...{ ...read, columns, kind: 'usage', good: 318, outcome: 'leftOut' },
        placeProblem: { field: 'week', message: 'the week is not known' },
      },
    },
    {
      ...file('f3', 'Devices_7f3a_2026-11-16.csv'),
      survey: { ...read, columns: columns.slice(0, 4), kind: 'devices', good: 5210, outcome: 'taken' },
    },
    {
      ...file('f4', 'Phone Numbers.xlsx'),
      survey: {
        ...{ ...read, good: 0, foreign: 'workbook', outcome: 'leftOut' },
        problem: 'this is an Excel workbook (XLSX); save it as CSV',
      },
    },
  ],
  changes: {
    weeks: [{ region: 'EU', week: '2026-11-08', file: 'usage.csv', replaces: 'before.csv' }],
    customers: { added: 12, moved: 1 },
    inventories: [{ kind: 'devices', file: 'devices.csv', before: 5188, after: 5210 }],
    legs: 0,
  },
};
const { changes: _changes, ...begun } = checked;
const result = {
  isComplete: true,
  counts: [
    { what: 'newCustomers', count: 12 },
    { what: 'locationWeeks', count: 2140 },
    { what: 'devices', count: 5210 },
  ],
  refused: 2,
  refusedLines: ['usage.csv: line 17: Total calls: expected a whole number of 0 or more, found "many"'],
  ...{ notes: [], kept: [], heldBack: [] },
};

/** A source that tells of one import. */
const telling = (shown: Import) => (): PartnerDataSource =>
  createSource({
    imports: {
      begin: () => shown,
      list: () => [shown],
      get: () => shown,
      preview: () => shown,
      start: () => shown,
    },
  });
const over = (shown: Import): Story => ({
  args: { importId: shown.id },
  parameters: { source: telling(shown) },
});
const states = storyStates((fail) => ({ imports: { begin: fail, list: fail, get: fail } }));

/** Nothing is under way: where files are dropped. */
export const Empty: Story = {
  parameters: { source: () => memorySource({ customers: [], importReports: () => {} }) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Drop files or a folder here')).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Choose a folder' })).toBeVisible();
  },
};

/** What each file is, and what would change; what needs somebody comes first. */
export const Preview: Story = {
  ...over(checked),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('12 new customers')).toBeVisible();
    await expect(canvas.getByText('An Excel workbook (XLSX): save it as CSV')).toBeVisible();
    const [first] = canvas.getAllByRole('listitem').filter((item) => item.querySelector('details'));
    await expect(first).toHaveTextContent('Needs region and week');
  },
};

/** A day that is no Sunday is said in place. */
export const PlaceRefused: Story = {
  ...over(checked),
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByLabelText('Week, by its Sunday'), '2026-11-16');
    await userEvent.click(canvas.getByRole('button', { name: 'Set' }));
    await expect(await canvas.findByRole('alert')).toHaveTextContent('Choose a Sunday');
  },
};

/** Customers of a demo make room, which is said before. */
export const DemoMakesRoom: Story = over({
  ...checked,
  changes: { ...(checked.changes as NonNullable<Import['changes']>), cleared: 1800 },
});

/** Two hundred files stay usable. */
export const ManyFiles: Story = over({
  ...checked,
  files: Array.from({ length: 200 }, (_, at) => ({
    ...file(`f${at}`, `EU/week ${at}/usage.csv`),
    survey: { ...read, columns, kind: 'usage', good: 100 + at, outcome: at % 9 === 0 ? 'leftOut' : 'taken' },
  })),
});

/** Nothing in the files would be taken. */
export const NothingToImport: Story = over({
  ...checked,
  files: checked.files.slice(3),
  changes: { weeks: [], customers: { added: 0, moved: 0 }, inventories: [], legs: 0 },
});

export const Checking: Story = over({ ...begun, state: 'checking', progress: { done: 2, of: 4 } });
export const Importing: Story = over({ ...checked, state: 'importing', progress: { done: 1, of: 2 } });
export const Done: Story = over({ ...checked, state: 'done', startedBy: { id: 'ada', name: 'Ada' }, result });
/** An earlier file counts, or what was known stands. */
export const PartialFailure: Story = over({
  ...{ ...checked, state: 'done' },
  result: {
    ...{ ...result, isComplete: false },
    kept: ['EU, week of 2026-11-08: only 3 of the 40 rows of usage.csv could be read'],
  },
});
export const ImportFailed: Story = over({
  ...{ ...checked, state: 'failed' },
  problem: 'The server ended 3 times while it was at this import.',
});
export const Stopped: Story = over({ ...checked, state: 'cancelled' });

/** It can't be told what is under way. */
export const Failed: Story = states.failed;
export const NotPermitted: Story = {
  parameters: {
    source: () => memorySource({ customers: [], importReports: () => {}, viewer: { roles: ['helpdesk'] } }),
  },
};
export const NotSupported: Story = states.notSupported;
export const Loading: Story = {
  parameters: {
    source: () =>
      createSource({
        imports: {
          begin: () => {
            throw new PartnerError({ code: 'unavailable', message: 'away' });
          },
          list: () => new Promise<never>(() => {}),
        },
      }),
  },
};

export const Italian: Story = { ...over(checked), globals: { locale: 'it' } };
export const Arabic: Story = { ...over(checked), globals: { locale: 'ar' } };
export const Dark: Story = { ...over(checked), globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...over(checked), globals: { dir: 'rtl' } };
