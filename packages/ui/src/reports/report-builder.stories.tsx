import { PartnerError, type Role } from '@partnerkit/sdk';
import { createSource } from '@partnerkit/sdk/sources/create';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, screen, userEvent, waitFor, within } from 'storybook/test';
import { storyStates } from '../story-states.ts';
import { ReportBuilder } from './report-builder.tsx';
import { storyRun, storySource, storyTemplate } from './story-reports.ts';

const meta = {
  title: 'Reports/ReportBuilder',
  component: ReportBuilder,
  parameters: { source: () => storySource() },
} satisfies Meta<typeof ReportBuilder>;
export default meta;

type Story = StoryObj<typeof meta>;
type Canvas = ReturnType<typeof within>;

const states = storyStates((fail) => ({ reports: { run: fail, templates: fail } }));

const pressRun = async (canvas: Canvas) =>
  userEvent.click(await canvas.findByRole('button', { name: 'Run now' }));
const toSchedule = async (canvas: Canvas) =>
  userEvent.click(await canvas.findByRole('radio', { name: 'On a schedule' }));

/** The three reports and the custom templates; the chosen one over the last complete week. */
export const Ready: Story = {
  args: { onTemplateChange: fn() },
  play: async ({ canvas, args }) => {
    await expect(await canvas.findByLabelText('First day')).toHaveValue('2026-11-08');
    await expect(canvas.getByLabelText('Last day')).toHaveValue('2026-11-14');
    await userEvent.click(canvas.getByRole('button', { name: 'Last complete month' }));
    await expect(canvas.getByLabelText('First day')).toHaveValue('2026-10-01');
    await userEvent.click(canvas.getByRole('radio', { name: 'Devices' }));
    await expect(args.onTemplateChange).toHaveBeenLastCalledWith('devices');
    await expect(canvas.queryByLabelText('First day')).toBeNull();
    await userEvent.click(canvas.getByRole('radio', { name: 'Calling usage' }));
  },
};

/** Of a point in time: there are no days to choose. */
export const PointInTime: Story = { args: { defaultTemplate: 'devices' } };

/** A template of one's own, which can be changed and removed. */
export const CustomTemplate: Story = { args: { defaultTemplate: storyTemplate.id } };

/** In a workbook nothing is damaged: what a CSV needs is not asked for. */
export const Workbook: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('radio', { name: 'XLSX' }));
    await expect(await canvas.findByText(/stay as they are/)).toBeVisible();
    await expect(canvas.queryByText('CSV options')).toBeNull();
  },
};

/** What a spreadsheet needs of a CSV, folded. */
export const More: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByText('CSV options'));
    await expect(canvas.getByRole('checkbox', { name: /^Byte-order mark/ })).toBeChecked();
  },
};

/** How far the run is, and a way to stop it. */
export const Running: Story = {
  parameters: {
    source: () => {
      const running = { state: 'running', rows: 3200, totalRows: 12_431, size: null } as const;
      let run = storyRun(running);
      return storySource({
        run: () => run,
        getRun: () => run,
        cancelRun: () => {
          run = storyRun({ ...running, state: 'cancelled' });
          return run;
        },
      });
    },
  },
  play: async ({ canvas }) => {
    await pressRun(canvas);
    const bar = await canvas.findByRole('progressbar');
    await expect(bar).toHaveAttribute('aria-valuetext', '3,200 of 12,431 rows');
  },
};

/** It was stopped. */
export const Cancelled: Story = {
  ...Running,
  play: async ({ canvas }) => {
    await pressRun(canvas);
    await userEvent.click(await canvas.findByRole('button', { name: 'Cancel' }));
    await expect(await canvas.findByText('Cancelled')).toBeVisible();
  },
};

/** Nobody has taken it up yet. */
export const Waiting: Story = {
  parameters: {
    source: () => {
      const run = storyRun({ state: 'waiting', rows: 0, totalRows: null, startedAt: null });
      return storySource({ run: () => run, getRun: () => run });
    },
  },
  play: async ({ canvas }) => {
    await pressRun(canvas);
    await expect(await canvas.findByText('Waiting')).toBeVisible();
  },
};

/** The file is there: how large, how fresh, for how long. */
export const Done: Story = {
  parameters: {
    source: () => storySource({ run: () => storyRun({ partialWeeksLeftOut: 2, weeksNotKnown: 1 }) }),
  },
  play: async ({ canvas }) => {
    await pressRun(canvas);
    await userEvent.click(await canvas.findByRole('button', { name: 'Download' }));
    await expect(canvas.getByText('12,431 rows')).toBeVisible();
    await expect(canvas.getByText(/^1 week of a customer is missing or incomplete/)).toBeVisible();
  },
};

const failedRun = (code: string, message: string) => () =>
  storySource({ run: () => storyRun({ state: 'failed', failure: { code, message }, size: null }) });

/** It failed, and says why: the storage of the server is full. */
export const StorageFull: Story = {
  parameters: { source: failedRun('storageFull', 'There is no room left on the device.') },
  play: async ({ canvas }) => {
    await pressRun(canvas);
    await expect(await canvas.findByText('There is no room left for the files of reports.')).toBeVisible();
  },
};

/** It failed because the server has no queue to make it by. */
export const NoQueue: Story = {
  parameters: { source: failedRun('noQueue', 'The queue has not started.') },
  play: async ({ canvas }) => {
    await pressRun(canvas);
    await expect(await canvas.findByText(/^The queue by which reports are made/)).toBeVisible();
  },
};

/** A reason that this version has no words for is told as it was given. */
export const FailedOtherwise: Story = {
  parameters: { source: failedRun('noSuchTable', 'A table is missing.') },
  play: async ({ canvas }) => {
    await pressRun(canvas);
    await expect(await canvas.findByText('A table is missing.')).toBeVisible();
  },
};

const failedIn = (locale: string, dir: string, run: string, text: RegExp): Story => ({
  parameters: StorageFull.parameters ?? {},
  globals: { locale, dir },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: run }));
    await expect(await canvas.findByText(text)).toBeVisible();
  },
});
export const FailedItalian: Story = failedIn('it', 'ltr', 'Esegui ora', /^Non c’è più spazio/);
export const FailedArabic: Story = failedIn('ar', 'rtl', 'شغّل الآن', /^لم تعد هناك مساحة/);

/** It was not taken; what was chosen stays, and may be tried again. */
export const Refused: Story = {
  parameters: {
    source: () =>
      storySource({
        run: () => {
          throw new PartnerError({ code: 'rateLimited', message: 'Ten reports an hour.' });
        },
      }),
  },
  play: async ({ canvas }) => {
    await pressRun(canvas);
    await expect(await canvas.findByRole('alert')).toBeVisible();
  },
};

/** Days that do not fit are said at their fields and in a summary that has the focus. */
export const WrongDays: Story = {
  play: async ({ canvas }) => {
    await userEvent.clear(await canvas.findByLabelText('First day'));
    await userEvent.clear(canvas.getByLabelText('Last day'));
    await pressRun(canvas);
    await waitFor(() => expect(canvas.getByRole('alert')).toHaveFocus());
    await expect(canvas.getAllByText('Choose the first day.')).toHaveLength(2);
  },
};

/** Weekly, by the clocks of a place; the next three runs in words, with the days that each covers. */
export const Scheduling: Story = {
  play: async ({ canvas }) => {
    await toSchedule(canvas);
    const zone = canvas.getByRole('combobox', { name: 'Time zone' });
    await userEvent.clear(zone);
    await userEvent.type(zone, 'rome{Enter}');
    await expect(await canvas.findByText('Next runs, by the clocks of Europe/Rome')).toBeVisible();
    const runs = within(canvas.getByRole('region', { name: /^Next runs/ }));
    await expect(runs.getAllByText(/^Monday, .+ 7:00 AM GMT\+[12]$/)).toHaveLength(3);
  },
};

/** Monthly on the 31st: in shorter months the last day, which is said. */
export const OnThe31st: Story = {
  play: async ({ canvas }) => {
    await toSchedule(canvas);
    await userEvent.click(canvas.getByRole('radio', { name: 'Monthly' }));
    await userEvent.selectOptions(canvas.getByLabelText('Day of the month'), '31');
    await expect(canvas.getByText(/^In months without a day 31/)).toBeVisible();
  },
};

/** Nothing would ever run. */
export const NeverRuns: Story = {
  play: async ({ canvas }) => {
    await toSchedule(canvas);
    await userEvent.type(canvas.getByLabelText(/^Until/), '2020-01-31');
    await userEvent.click(canvas.getByRole('button', { name: 'Save schedule' }));
    await expect((await canvas.findAllByText(/^Choose a last day that is still to come/))[0]).toBeVisible();
  },
};

/** It is kept, and said. */
export const Scheduled: Story = {
  play: async ({ canvas }) => {
    await toSchedule(canvas);
    await userEvent.click(canvas.getByRole('button', { name: 'Save schedule' }));
    await expect(await screen.findByText(/is scheduled$/)).toBeVisible();
  },
};

/** A template of one's own: a name, and columns in an order of its own; what is moved keeps the focus. */
export const NewTemplate: Story = {
  args: { defaultTemplate: 'devices' },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'New template' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'New template' }));
    const down = dialog.getByRole('button', { name: 'Move down Customer' });
    await userEvent.click(down);
    await waitFor(() => expect(down).toHaveFocus());
    await expect(dialog.getByText('Customer is now at 3 of 12')).toBeInTheDocument();
    await userEvent.click(dialog.getByRole('button', { name: 'Leave out External ID' }));
    await expect(await dialog.findByRole('button', { name: 'Add External ID' })).toBeVisible();
    await userEvent.click(dialog.getByRole('button', { name: 'Save template' }));
    const [missing] = await dialog.findAllByText('Enter a name.');
    await expect(missing).toBeVisible();
  },
};

/** Somebody else has changed it meanwhile: what stands now is shown, and saving again puts one's own in its place. */
export const Conflict: Story = {
  args: { defaultTemplate: storyTemplate.id },
  parameters: {
    source: () =>
      storySource({
        saveTemplate: ({ version, ...saved }) => {
          const current = { ...storyTemplate, columns: ['customerName', 'phoneNumber'], version: '7' };
          if (version === '7') return { ...storyTemplate, ...saved, version: '8' };
          throw new PartnerError({ code: 'conflict', message: 'It was changed.', current });
        },
      }),
  },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Change' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Change template' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Save template' }));
    await expect(await dialog.findByText(/with Customer and Phone Number/)).toBeVisible();
  },
};

/** Asked before it is removed, with what becomes of its files and schedules. */
export const RemovingTemplate: Story = {
  args: { defaultTemplate: storyTemplate.id },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Remove' }));
    await expect(await screen.findByRole('alertdialog')).toBeVisible();
  },
};

const as = (role: Role) => () => {
  const { reports } = storyHandlers();
  return createSource({
    viewer: { get: () => ({ userId: 'u-5', partnerId: 'p-1', roles: [role] }) },
    reports,
  });
};
function storyHandlers() {
  return { reports: { templates: () => ({ items: [storyTemplate] }), run: () => storyRun() } };
}

/** Who may only look runs reports, and saves nothing: no schedule, no templates. */
export const ReadOnly: Story = {
  args: { defaultTemplate: storyTemplate.id },
  parameters: { source: as('partnerReadOnlyAdmin') },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Run now' })).toBeVisible();
    await expect(canvas.queryByRole('radio', { name: 'On a schedule' })).toBeNull();
    await expect(canvas.queryByRole('button', { name: 'New template' })).toBeNull();
  },
};

/** Reports are of one region: with more than one it is chosen first. */
export const ChooseRegion: Story = {
  parameters: {
    source: () =>
      createSource({
        ...storyHandlers(),
        regions: { list: () => ({ items: [{ id: 'EU' }, { id: 'US' }] }) },
      }),
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Choose a region')).toBeVisible();
  },
};

/** The shape of what is to come. */
export const Loading: Story = {
  parameters: { source: () => storySource({ templates: () => new Promise<never>(() => {}) }) },
};
export const LoadingDark: Story = { ...Loading, globals: { theme: 'dark' } };

/** What happened, and a way to try again. */
export const Failed: Story = states.failed;

/** A source without reports says so in place. */
export const NotSupported: Story = states.notSupported;

/** A role that may not run reports is told. */
export const NotPermitted: Story = { ...states.notPermitted, parameters: { source: as('helpdesk') } };

/** As wide as a phone: one below the other. */
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
export const Dark: Story = { ...Done, globals: { theme: 'dark' } };
