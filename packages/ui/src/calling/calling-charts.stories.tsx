import { memorySource } from '@partnerkit/sdk';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent } from 'storybook/test';
import { regionByRegion } from '../served-sources.stories.ts';
import { CallQualityCharts } from './call-quality-charts.tsx';
import { CallVolumeChart } from './call-volume-chart.tsx';
import {
  calling,
  callingStates,
  loading,
  notPermitted,
  notSupported,
  ready,
  scenario,
} from './calling-sources.stories.ts';
import { FeatureUsageChart } from './feature-usage-chart.tsx';

const meta = {
  title: 'Calling/CallQualityCharts',
  component: CallQualityCharts,
  render: (args) => (
    <div className="pk-charts">
      <CallVolumeChart {...args} />
      <CallQualityCharts {...args} />
      <FeatureUsageChart week={args.week} />
    </div>
  ),
} satisfies Meta<typeof CallQualityCharts>;
export default meta;

type Story = StoryObj<typeof meta>;

/** Legs of the smaller customers, weekly totals of the larger ones; a site with a bad newest week. */
export const Ready: Story = {
  parameters: { source: ready },
  play: async ({ canvas }) => {
    const [finding] = await canvas.findAllByText(/in the week of Nov 8, 2026/, { selector: 'h2' });
    await expect(finding).toBeVisible();
    const [weeks] = await canvas.findAllByRole('slider', { name: 'Week' });
    await expect(weeks).toHaveAttribute('aria-valuetext', expect.stringMatching(/^Week of Nov 8, 2026: /));
  },
};

/** A press or Enter on a week or an endpoint type chooses it. */
export const Choosing: Story = {
  args: { onChooseWeek: fn(), onChooseEndpoint: fn() },
  parameters: { source: calling({ mostUsersWithLegs: 80 }, 60) },
  play: async ({ canvas, args }) => {
    const [weeks] = await canvas.findAllByRole('slider', { name: 'Week' });
    weeks?.focus();
    await userEvent.keyboard('{ArrowLeft}{Enter}');
    await expect(args.onChooseWeek).toHaveBeenCalledWith('2026-11-01');
    const endpoints = await canvas.findByRole('slider', { name: 'Endpoint type' });
    endpoints.focus();
    await userEvent.keyboard('{Home}{Enter}');
    await expect(args.onChooseEndpoint).toHaveBeenCalledWith('app');
  },
};

/** Weekly totals tell neither poor legs by endpoint type nor times in queues: the charts say so. */
export const OnlyWeeklyTotals: Story = {
  parameters: { source: scenario('onlyWeeklyTotals') },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/tell no quality by endpoint type/)).toBeVisible();
  },
};

/** Call records hold no media quality: unrated is never good. */
export const UnratedLegs: Story = {
  parameters: { source: scenario('unratedLegs', 40) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/were not measured: neither good nor poor/)).toBeVisible();
  },
};

/** The two oldest weeks are not known: gaps, not zeros. */
export const Gaps: Story = { parameters: { source: calling({ weeks: 6 }, 60) } };

/** Nothing is known of calls. */
export const Empty: Story = {
  parameters: { source: () => memorySource({ customers: [{ id: 'c', name: 'C' }], callLegs: [] }) },
};

/** What happened, and a way to try again, in each chart. */
export const Failed: Story = callingStates.failed;

/** A source without calls says so in place. */
export const NotSupported: Story = { parameters: { source: notSupported } };

/** A role without analytics is told. */
export const NotPermitted: Story = { parameters: { source: notPermitted } };

/** The shape of what is to come. */
export const Loading: Story = { parameters: { source: loading } };

export const Italian: Story = { ...Ready, globals: { locale: 'it' }, play: async () => {} };
export const Arabic: Story = { ...Ready, globals: { locale: 'ar', dir: 'rtl' }, play: async () => {} };
export const Dark: Story = { ...Ready, globals: { theme: 'dark' } };

/** It shows one region at a time: none is chosen yet. */
export const ChooseRegion: Story = { parameters: { source: regionByRegion }, tags: ['!test'] };
