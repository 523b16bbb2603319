import { createPartnerClient, memorySource, type PartnerDataSource, PartnerError } from '@partnerkit/sdk';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { ReportBuilder } from './report-builder.tsx';
import { ReportList } from './report-list.tsx';

const saved: { name: string; blob: Blob }[] = [];

beforeEach(() => {
  saved.length = 0;
  let made: Blob | undefined;
  Object.assign(URL, {
    createObjectURL: (blob: Blob) => {
      made = blob;
      return 'blob:x';
    },
    revokeObjectURL() {},
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, blob: made as Blob });
  });
});
afterEach(() => void vi.restoreAllMocks());

const devices = Array.from({ length: 40 }, (_, at) => ({
  customerId: 'a',
  location: 'Roma',
  product: 'Desk phone',
  mac: `0011223344${String(at).padStart(2, '0')}`,
}));

const source = () =>
  memorySource({
    customers: [{ id: 'a', name: 'Aurora', region: 'EU' }],
    devices,
    reportTemplates: [],
    reportSchedules: [],
    saveReportTemplates: () => {},
    saveReportSchedules: () => {},
    viewer: { userId: 'u-1', name: 'Ada', roles: ['partnerFullAdmin'] },
  });

const show = (data: PartnerDataSource) =>
  render(
    <PartnerProvider source={data} asOf="2026-11-16" region="EU">
      <ReportBuilder defaultTemplate="devices" />
      <ReportList />
    </PartnerProvider>,
  );

it('REP-1, REP-2: a report is run, followed to its end and saved whole', async () => {
  show(source());
  await userEvent.click(await screen.findByRole('button', { name: 'Run now' }));
  const panel = within(await screen.findByRole('region', { name: /^Run of/ }));
  await userEvent.click(await panel.findByRole('button', { name: 'Download' }, { timeout: 5000 }));
  await waitFor(() => expect(saved).toHaveLength(1));
  const [{ name, blob }] = saved as [{ name: string; blob: Blob }];
  expect(name).toMatch(/^Devices_[A-Za-z0-9]+_\d{4}-\d\d-\d\d\.csv$/);
  const text = await blob.text();
  expect(text.split('\r\n').filter(Boolean)).toHaveLength(1 + devices.length);
  expect(text).toContain('001122334439');
  // the list has it too, without anybody asking
  const runs = within(screen.getByRole('region', { name: 'Past runs' }));
  expect(await runs.findByText('Ready')).toBeTruthy();
});

it('REP-2: a template that there is none of is the usual report, and the host is told', async () => {
  const onTemplateChange = vi.fn();
  render(
    <PartnerProvider source={source()} asOf="2026-11-16" region="EU">
      <ReportBuilder defaultTemplate="gone" onTemplateChange={onTemplateChange} />
    </PartnerProvider>,
  );
  expect(await screen.findByRole('radio', { name: 'Calling usage', checked: true })).toBeTruthy();
  await waitFor(() => expect(onTemplateChange.mock.calls).toEqual([['usage']]));
});

const broken = new PartnerError({ code: 'offline', message: 'The connection broke.' });
it.each<[string, () => Promise<object>]>([
  ['never comes', () => Promise.reject(broken)],
  ['breaks off', async () => ({ name: 'a.csv', type: 'text/csv', stream: brokenAfter('Customer') })],
])('REP-2: a file that %s is said, and nothing is saved', async (_what, file) => {
  const data = source();
  show({
    ...data,
    call: (operation, ...asked) =>
      operation.id === 'reports.file' ? (file() as never) : data.call(operation, ...asked),
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Run now' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Download' }, { timeout: 5000 }));
  expect(await screen.findByText(/^The file did not come:/)).toBeTruthy();
  expect(saved).toEqual([]);
});

/** Whoever can ask for the rest has done so by then: that is the source's. */
function brokenAfter(text: string): ReadableStream<Uint8Array> {
  const parts = [new TextEncoder().encode(text)];
  return new ReadableStream({
    pull(controller) {
      const part = parts.shift();
      if (part) controller.enqueue(part);
      else controller.error(broken);
    },
  });
}

it('REP-1: what is scheduled stands in the list with its cadence in words, is paused and removed', async () => {
  show(source());
  await userEvent.click(await screen.findByRole('radio', { name: 'On a schedule' }));
  await userEvent.click(screen.getByRole('radio', { name: 'Monthly' }));
  await userEvent.selectOptions(screen.getByLabelText('Day of the month'), '30');
  await userEvent.click(screen.getByRole('button', { name: 'Save schedule' }));
  expect(await screen.findByText(/^On day 30 of every month, or its last, at 7:00/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: /^Pause/ }));
  expect(await screen.findByText('Paused')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: /^Remove/ }));
  const question = within(await screen.findByRole('alertdialog'));
  await userEvent.click(question.getByRole('button', { name: 'Remove' }));
  expect(await screen.findByText('No report is scheduled')).toBeTruthy();
});

it('REP-1: of two schedules of a report each keeps its place, is told by its cadence, and hands the focus on', async () => {
  const data = source();
  const client = createPartnerClient({ source: data });
  for (const [id, time, format] of [
    ['s-1', '07:00', 'csv'],
    ['s-2', '09:00', 'xlsx'],
  ] as const)
    await client.reports.saveSchedule(
      { id, template: 'devices', format, cadence: { every: 'month', day: 3, time, timeZone: 'UTC' } },
      { region: 'EU' },
    );
  show(data);
  const schedules = within(await screen.findByRole('region', { name: 'Schedules' }));
  const names = () => schedules.getAllByRole('rowheader').map(({ textContent }) => textContent);
  const told = [expect.stringMatching(/7:00.*CSV/), expect.stringMatching(/9:00.*XLSX/)];
  expect(names()).toEqual(told);
  const pressed = (name: RegExp) =>
    userEvent.click(schedules.getAllByRole('button', { name })[0] as HTMLElement);
  await pressed(/^Pause/);
  expect(await schedules.findByText('Paused')).toBeTruthy();
  expect(names()).toEqual(told);
  await pressed(/^Change/);
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByRole('radio', { name: 'Monthly' })).toHaveFocus();
  await userEvent.click(dialog.getByRole('button', { name: 'Cancel' }));
  await pressed(/^Remove/);
  const question = within(await screen.findByRole('alertdialog', { name: /^Remove the schedule of/ }));
  expect(question.getByText(/7:00/)).toBeTruthy();
  await userEvent.click(question.getByRole('button', { name: 'Remove' }));
  await waitFor(() => expect(names()).toEqual(told.slice(1)));
  const part = screen.getByRole('region', { name: 'Schedules' });
  await waitFor(() => expect(part.contains(document.activeElement)).toBe(true));
});

it('REP-1: a time zone is found by what is typed after a press on its field', async () => {
  show(source());
  await userEvent.click(await screen.findByRole('radio', { name: 'On a schedule' }));
  const zone = screen.getByRole('combobox', { name: 'Time zone' });
  await userEvent.click(zone);
  await userEvent.keyboard('rome{Enter}');
  expect(zone).toHaveValue('Europe/Rome');
  expect(screen.getByRole('region', { name: 'Next runs, by the clocks of Europe/Rome' })).toBeTruthy();
});

it('REP-1: a schedule that is over before it starts is refused at its last day', async () => {
  show(source());
  await userEvent.click(await screen.findByRole('radio', { name: 'On a schedule' }));
  await userEvent.type(screen.getByLabelText(/^From/), '2020-03-27');
  await userEvent.type(screen.getByLabelText(/^Until/), '2020-04-27');
  await userEvent.click(screen.getByRole('button', { name: 'Save schedule' }));
  expect(await screen.findByLabelText(/^Until/)).toBeInvalid();
  expect(screen.getByLabelText(/^From/)).toBeValid();
});
