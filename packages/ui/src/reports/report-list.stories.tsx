import { PartnerError } from '@partnerkit/sdk';
import { createSource } from '@partnerkit/sdk/sources/create';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, userEvent, within } from 'storybook/test';
import { storyStates } from '../story-states.ts';
import { ReportList } from './report-list.tsx';
import { storyRun, storyRuns, storySchedule, storySource } from './story-reports.ts';

const meta = {
  title: 'Reports/ReportList',
  component: ReportList,
  parameters: { source: () => storySource() },
} satisfies Meta<typeof ReportList>;
export default meta;

type Story = StoryObj<typeof meta>;

const states = storyStates((fail) => ({ reports: { runs: fail, schedules: fail } }));
const down = () => {
  throw new PartnerError({ code: 'unavailable', message: 'The service answered 503.' });
};

/** Schedules and runs of every kind. */
export const Ready: Story = {
  play: async ({ canvas }) => {
    await expect((await canvas.findAllByText(/^Every Monday at 7:00 AM/))[0]).toBeVisible();
    await expect(await canvas.findByText('48,200 of 120,000 rows')).toBeVisible();
  },
};

/** Nothing has run, and nothing is scheduled. */
export const Empty: Story = {
  parameters: {
    source: () =>
      storySource({
        runs: () => ({ items: [], nextCursor: null }),
        schedules: () => ({ items: [] }),
      }),
  },
};

/** Who may only look sees runs, and removes none; schedules, which they have none of, are not there. */
export const ReadOnly: Story = {
  parameters: {
    source: () =>
      createSource({
        viewer: { get: () => ({ userId: 'u-1', partnerId: 'p-1', roles: ['partnerReadOnlyAdmin'] }) },
        reports: {
          runs: () => ({ items: [...storyRuns], nextCursor: null }),
          schedules: () => ({ items: [] }),
          file: down,
          removeRun: ({ id }) => ({ id }),
          removeSchedule: ({ id }) => ({ id }),
          saveSchedule: () => storySchedule(),
        },
      }),
  },
  play: async ({ canvas }) => {
    await expect((await canvas.findAllByRole('button', { name: /^Download / }))[0]).toBeVisible();
    await expect(canvas.queryByRole('heading', { name: 'Schedules' })).toBeNull();
    await expect(canvas.queryByRole('button', { name: /^Remove/ })).toBeNull();
  },
};

/** A partner administrator removes their own, and sees no others. */
export const OwnOnly: Story = {
  parameters: {
    source: () =>
      createSource({
        viewer: { get: () => ({ userId: 'u-1', partnerId: 'p-1', roles: ['partnerAdmin'] }) },
        reports: {
          runs: () => ({
            items: [storyRun(), storyRun({ id: 'r-9', requestedBy: { id: 'u-2' } })],
            nextCursor: null,
          }),
          removeRun: ({ id }) => ({ id }),
        },
      }),
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findAllByRole('button', { name: /^Remove/ })).toHaveLength(1);
  },
};

/** Asked before a run and its file are removed. */
export const Removing: Story = {
  play: async ({ canvas }) => {
    const runs = within(await canvas.findByRole('region', { name: 'Past runs' }));
    await userEvent.click((await runs.findAllByRole('button', { name: /^Remove/ })).at(-1) as HTMLElement);
    const question = within(await screen.findByRole('alertdialog'));
    await userEvent.click(question.getByRole('button', { name: 'Remove' }));
    await expect(await screen.findByText(/Calling usage.? removed$/)).toBeVisible();
  },
};

/** Another time of a schedule; it was changed by somebody else meanwhile, which is said. */
export const Conflict: Story = {
  parameters: {
    source: () =>
      storySource({
        schedules: () => ({ items: [storySchedule()] }),
        saveSchedule: ({ version, ...saved }) => {
          const cadence = { every: 'day', time: '05:15', timeZone: 'Europe/Rome' } as const;
          if (version === '7') return storySchedule({ ...saved, version: '8' });
          throw new PartnerError({
            code: 'conflict',
            message: 'It was changed.',
            current: storySchedule({ cadence, version: '7' }),
          });
        },
      }),
  },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /^Change the schedule of/ }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Save schedule' }));
    await expect(await dialog.findByText(/Every day at 5:15 AM/)).toBeVisible();
  },
};

/** Paused and resumed at a press. */
export const Pausing: Story = {
  play: async ({ canvas }) => {
    const [pause] = await canvas.findAllByRole('button', { name: /^Pause/ });
    await userEvent.click(pause as HTMLElement);
    await expect(await screen.findByText(/is paused$/)).toBeVisible();
  },
};

/** What was pressed for was not done: said in a notice, and the list stays. */
export const NotDone: Story = {
  parameters: { source: () => storySource({ pauseSchedule: down }) },
  play: async ({ canvas }) => {
    const [pause] = await canvas.findAllByRole('button', { name: /^Pause/ });
    await userEvent.click(pause as HTMLElement);
    const [problem] = await screen.findAllByText(/data source is not available at the moment/);
    await expect(problem).toBeVisible();
  },
};

/** The schedules failed, the runs are there. */
export const SchedulesFailed: Story = { parameters: { source: () => storySource({ schedules: down }) } };

/** The next page of runs is on its way. */
export const LoadingMore: Story = {
  parameters: {
    source: () =>
      storySource({
        runs: ({ cursor }) =>
          cursor ? new Promise<never>(() => {}) : { items: [storyRun({ id: 'r-1' })], nextCursor: '2' },
        schedules: () => ({ items: [] }),
      }),
  },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Show more' }));
  },
  tags: ['!test'],
};

/** More runs than fit a page. */
export const MoreRuns: Story = {
  parameters: {
    source: () =>
      storySource({
        runs: ({ cursor }) => ({
          items: [storyRun({ id: `r-${cursor ?? '1'}` })],
          nextCursor: cursor ? null : '2',
        }),
        schedules: () => ({ items: [] }),
      }),
  },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Show more' }));
    await expect(await canvas.findAllByRole('button', { name: /^Download / })).toHaveLength(2);
  },
};

/** Reports are of one region: with more than one it is chosen first. */
export const ChooseRegion: Story = {
  parameters: {
    source: states.failing('invalid', { fields: [{ field: 'region', message: 'expected a region' }] }),
  },
};

/** The shape of what is to come. */
export const Loading: Story = {
  parameters: {
    source: () =>
      storySource({
        runs: () => new Promise<never>(() => {}),
        schedules: () => new Promise<never>(() => {}),
      }),
  },
};

/** What happened, and a way to try again. */
export const Failed: Story = states.failed;

/** A source without reports says so in place. */
export const NotSupported: Story = states.notSupported;

/** A role that may not run reports is told. */
export const NotPermitted: Story = states.notPermitted;

/** As wide as a phone: a run is a few lines, one below the other. */
export const Narrow: Story = {
  decorators: [
    (Story) => (
      <div style={{ inlineSize: 368 }}>
        <Story />
      </div>
    ),
  ],
};

export const Italian: Story = { globals: { locale: 'it' } };
export const Arabic: Story = { globals: { locale: 'ar', dir: 'rtl' } };
export const Dark: Story = { globals: { theme: 'dark' } };

/** Names of templates and people as long as they come. */
export const LongTexts: Story = {
  parameters: {
    source: () =>
      storySource({
        runs: () => ({
          items: [
            storyRun({
              template: 't-1',
              templateName:
                'Numbers of all locations in Europe for the quarterly billing of refrigerated goods',
              requestedBy: {
                id: 'u-1',
                name: 'Maximiliane Freifrau von Hohenlohe-Waldenburg-Schillingsfürst',
              },
            }),
          ],
          nextCursor: null,
        }),
      }),
  },
  tags: ['!test'],
};
