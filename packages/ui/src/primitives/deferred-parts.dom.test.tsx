import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPartnerClient, memorySource, PartnerError } from '@partnerkit/sdk';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Administrators } from '../administrators/administrators.tsx';
import { PartnerAdministrators } from '../administrators/partner-administrators.tsx';
import { QueueFigureTile } from '../calling/queue-figure-tile.tsx';
import { useCallingOverview } from '../calling/use-calling.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import { CustomerTable } from '../customers/customer-table.tsx';
import type { CustomerTableSlots } from '../customers/customer-table-props.ts';
import { ExplainedStatuses } from '../customers/explained-statuses.tsx';
import { createEnrichment } from '../host-fields/create-enrichment.tsx';
import { it as italian } from '../i18n/it.messages.ts';
import { viewerTexts } from '../i18n/texts/viewer-texts.ts';
import { Users } from '../organization/users.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { ReportBuilder } from '../reports/report-builder.tsx';
import { ReportList } from '../reports/report-list.tsx';
import { ResourcesHelp } from '../resources/resources-help.tsx';
import { LicenseBar } from '../subscriptions/license-bar.tsx';
import { SubscriptionKpis } from '../subscriptions/subscription-kpis.tsx';
import { useLicenseFigures } from '../subscriptions/use-license-figures.ts';
import { WasteTile } from '../subscriptions/waste-tile.tsx';
import { CustomerTrials } from '../trials/customer-trials.tsx';
import { Worklist } from '../worklist/worklist.tsx';

/** The part whose code does not come, by its file. */
const away = vi.hoisted(() => ({ part: '' }));
const isAway = vi.hoisted(
  () => (load: unknown) => away.part !== '' && new RegExp(`/${away.part}\\.tsx?\\b`).test(String(load)),
);

vi.mock(import('./lazy-part.tsx'), async (original) => {
  const { lazyPart, nothingOpened } = await original();
  const unlessAway: typeof lazyPart = (load, close) =>
    lazyPart(() => (isAway(load) ? Promise.reject(new TypeError('Failed to fetch')) : load()), close);
  return { lazyPart: unlessAway, nothingOpened };
});

vi.mock(import('@partnerkit/sdk'), async (original) => {
  const sdk = await original();
  const unlessAway: typeof sdk.loadOnce = (load) =>
    sdk.loadOnce(() => (isAway(load) ? Promise.reject(new TypeError('Failed to fetch')) : load()));
  return { ...sdk, loadOnce: unlessAway };
});

const saved = vi.fn(() => 'blob:saved');
URL.createObjectURL = saved;
const printed = vi.fn();
window.print = printed;
URL.revokeObjectURL = () => {};

const data = {
  series: [{ id: 's', label: 'Series', look: 'solid' as const, values: [1] }],
  positions: [{ id: 'p', label: 'Position', tick: 'P' }],
};

function Bar() {
  const { t, formats } = usePartner();
  return <LicenseBar t={t} formats={formats} purchased={10} assigned={5} used={2} />;
}

function WasteOverLimit() {
  const { data: figures } = useLicenseFigures('meetings');
  const waste = figures?.waste?.sections.overLimit;
  return figures && waste ? <WasteTile waste={waste} kind="overage" figures={figures} /> : null;
}

function Queues() {
  const { data } = useCallingOverview();
  return <QueueFigureTile id="queueCalls" overview={data} />;
}

const source = memorySource({
  viewer: { userId: 'me', roles: ['partnerFullAdmin'] },
  callLegs: [],
  licensePrices: [{ product: 'meetings', amount: 10, currency: 'EUR' }],
  customers: [{ id: 'a', name: 'Acme', tags: ['Gold', 'Silver'], lastAdminSignInAt: null }],
  subscriptions: [
    {
      id: 't',
      customerId: 'a',
      kind: 'trial',
      startDate: '2026-11-01',
      endDate: '2026-11-30',
      licenses: [{ product: 'messaging', purchased: 10, assigned: 5, used: 5 }],
    },
  ],
  saveTrial: () => {},
  users: [{ id: 'u', name: 'Ada', roles: ['partnerFullAdmin'] }],
  administrators: [],
  saveUsers: () => {},
  saveAdministrators: () => {},
  views: [
    {
      id: 'v',
      table: 'customers',
      name: 'Theirs',
      shared: true,
      owner: { id: 'u', name: 'Ada' },
    },
  ],
  saveTags: () => {},
  tags: [{ name: 'Gold', color: '#a08010' }],
  saveTagDetails: () => {},
  saveViews: () => {},
  saveWorklistMark: () => {},
  devices: [],
  reportTemplates: [],
  saveReportTemplates: () => {},
  reportSchedules: [
    {
      ...{ id: 's', template: 'devices', format: 'csv', owner: { id: 'u' }, paused: null },
      cadence: { every: 'day', time: '07:00', timeZone: 'UTC' },
    },
  ],
  saveReportSchedules: () => {},
});

const actions = [
  { id: 'archive', label: 'Archive', confirm: () => 'It leaves your list.', run: () => {} },
  { id: 'greet', label: 'Greet', run: () => {} },
];

const enrich = createEnrichment([
  { id: 'owner', header: 'Owner', type: 'text', complete: true, filter: 'text', load: async () => ({}) },
]);

const slots: CustomerTableSlots = { detail: ({ customer }) => <p>All of {customer.name}</p> };

function Page() {
  return (
    <PartnerProvider source={source} asOf="2026-11-16" beforeMutate={() => undefined}>
      <CustomerTable actions={actions} enrich={enrich} slots={slots} />
      <ExplainedStatuses customer={{ id: 'b', name: 'Beta', statuses: ['orderSetupReady'] }} />
      <CustomerTrials customerId="a" />
      <PartnerAdministrators customerId="a" />
      <Administrators />
      <Users />
      <ResourcesHelp content={{ resources: [] }} helpdesk={[{ id: 'calling', form: () => <p>Form</p> }]} />
      <ReportBuilder />
      <ReportList />
      <SubscriptionKpis />
      <Worklist />
      <Bar />
      <Queues />
      <WasteOverLimit />
      <ChartFrame title="Chart" summary="One" data={data} state="ready" positionLabel="Week" fileName="chart">
        <svg className="pk-chart-svg" role="img" aria-label="Drawing" viewBox="0 0 1 1" />
      </ChartFrame>
    </PartnerProvider>
  );
}

const press = async (name: RegExp) => {
  const [button] = await screen.findAllByRole('button', { name });
  fireEvent.click(button as Element);
};
const choose = async (name: RegExp) => fireEvent.click(await screen.findByRole('menuitem', { name }));
const dialog = () => screen.findByRole('dialog');
const file = () => expect.poll(() => saved.mock.calls.length).toBeGreaterThan(0);

interface DeferredPart {
  readonly part: string;
  readonly ask: () => Promise<unknown>;
  /** Resolves once the part has done what it is for. */
  readonly done: () => Promise<unknown>;
}

/** Each part that loads when it is first needed. */
const parts: readonly DeferredPart[] = [
  { part: 'export-menu', ask: () => press(/^Export/), done: () => screen.findByRole('menu') },
  { part: 'menu', ask: () => press(/^Add filter/), done: () => screen.findByRole('menu') },
  { part: 'column-menu', ask: () => press(/^Columns/), done: () => screen.findByRole('menu') },
  {
    part: 'selection-bar',
    ask: async () => fireEvent.click(await screen.findByRole('checkbox', { name: 'Select Acme' })),
    done: () => screen.findByRole('button', { name: 'Clear selection' }),
  },
  {
    part: 'action-runs',
    ask: async () => {
      await press(/^More actions for Acme/);
      await choose(/^Archive/);
    },
    done: () => screen.findByText('It leaves your list.'),
  },
  {
    part: 'guarded-action',
    ask: async () => {
      await press(/^More actions for Acme/);
      await choose(/^Greet/);
    },
    done: () => screen.findByText(/^Greet: done/),
  },
  {
    part: 'comparison-popover',
    ask: async () => {
      await press(/^Add filter/);
      await choose(/^Owner/);
    },
    done: dialog,
  },
  {
    part: 'move-columns',
    ask: async () => {
      const [button] = await screen.findAllByRole('button', { name: 'Status' });
      fireEvent.keyDown(button as Element, { key: 'ArrowRight', ctrlKey: true, shiftKey: true });
    },
    done: () => screen.findByText(/^“Status” moved to place/),
  },
  {
    part: 'customer-detail',
    ask: () => press(/^Details of Acme/),
    done: () => screen.findByText('All of Acme'),
  },
  { part: 'customer-popover', ask: () => press(/^Edit tags of/), done: dialog },
  {
    part: 'tag-set-editor',
    ask: async () => {
      if (!screen.queryByRole('dialog')) await press(/^Edit tags of/);
      await press(/^Change all at once/);
    },
    done: () => screen.findByRole('button', { name: 'Save tags' }),
  },
  {
    part: 'tag-details-editor',
    ask: async () => {
      if (!screen.queryByRole('dialog')) await press(/^Edit tags of/);
      await press(/^Describe tag/);
    },
    done: () => screen.findByRole('textbox', { name: 'What it means' }),
  },
  {
    part: 'view-name-popover',
    ask: async () => {
      await press(/^Views/);
      await choose(/new view/);
    },
    done: dialog,
  },
  {
    part: 'remove-view-dialog',
    ask: async () => {
      if (!screen.queryByRole('button', { name: /^View Theirs/ })) {
        await press(/^Views/);
        fireEvent.click(await screen.findByRole('menuitemradio', { name: 'Theirs – Ada' }));
      }
      await press(/^View Theirs/);
      await choose(/^Remove “Theirs”/);
    },
    done: () => screen.findByRole('alertdialog'),
  },
  { part: 'waste-explanation', ask: () => press(/^How is this computed: Price of waste/), done: dialog },
  {
    part: 'license-figure-explanation',
    ask: () => press(/^How is this computed: Low license assignment/),
    done: dialog,
  },
  {
    part: 'queue-figure-explanation',
    ask: () => press(/^How is this computed.*queue/i),
    done: dialog,
  },
  { part: 'rank-explanation', ask: () => press(/^How is this computed: Rank of/), done: dialog },
  { part: 'note-popover', ask: () => press(/^Note: /), done: dialog },
  {
    part: 'snooze-popover',
    ask: async () => {
      await press(/^Snooze: /);
      await choose(/Choose a day/);
    },
    done: dialog,
  },
  {
    part: 'rest-tip',
    ask: async () => fireEvent.pointerOver(await screen.findByRole('button', { name: /\+1: Silver/ })),
    done: async () => expect(await screen.findByRole('tooltip')).toHaveTextContent('Silver'),
  },
  { part: 'license-bar-tip', ask: () => press(/of 10 licenses/), done: () => screen.findByRole('tooltip') },
  { part: 'start-trial-dialog', ask: () => press(/^Start trial/), done: dialog },
  { part: 'trial-dialog', ask: () => press(/^Extend/), done: dialog },
  { part: 'assignment-dialog', ask: () => press(/^Add administrator/), done: dialog },
  { part: 'access-dialog', ask: () => press(/^Grant access/), done: dialog },
  { part: 'helpdesk-dialog', ask: () => press(/^Calling/), done: dialog },
  {
    part: 'print-dialog',
    ask: async () => {
      await press(/^Export/);
      await choose(/^Print/);
    },
    done: () => expect.poll(() => printed.mock.calls.length).toBeGreaterThan(0),
  },
  { part: 'template-dialog', ask: () => press(/^New template/), done: dialog },
  { part: 'report-dialog', ask: () => press(/^Change the schedule of/), done: dialog },
  { part: 'user-dialog', ask: () => press(/^Invite user/), done: dialog },
  {
    part: 'save-table-csv',
    ask: async () => {
      await press(/^Export/);
      await choose(/CSV/);
    },
    done: file,
  },
  {
    part: 'save-table-xlsx',
    ask: async () => {
      await press(/^Export/);
      await choose(/XLSX/);
    },
    done: file,
  },
  {
    part: 'read-selected',
    ask: async () => {
      const box = await screen.findByRole('checkbox', { name: 'Select Acme' });
      if (!(box as HTMLInputElement).checked) fireEvent.click(box);
      await press(/^Export selection/);
      await choose(/CSV/);
    },
    done: file,
  },
  {
    part: 'chart-export',
    ask: async () => {
      await press(/^Save$/);
      await choose(/CSV/);
    },
    done: file,
  },
  {
    part: 'save-drawing',
    ask: async () => {
      await press(/^Save$/);
      await choose(/SVG/);
    },
    done: file,
  },
  {
    part: 'status-explanation',
    ask: () => press(/^Ready for order setup/),
    done: () => screen.findByRole('dialog', { name: 'Ready for order setup: why?' }),
  },
];

/** Those that come by themselves, where there is something for them. */
const unasked: readonly { readonly part: string; readonly done: () => Promise<unknown> }[] = [
  { part: 'saved-views', done: () => screen.findByRole('button', { name: 'Views' }) },
  {
    part: 'use-tag-dots',
    done: () => expect.poll(() => document.querySelector('.pk-cell .pk-tag-dot')).not.toBeNull(),
  },
  {
    part: 'table-keys',
    done: () => expect.poll(() => document.querySelector('.pk-widget > span[hidden]')).not.toBeNull(),
  },
  { part: 'row-actions', done: () => screen.findByRole('button', { name: 'More actions for Acme' }) },
  { part: 'usage-cell', done: () => screen.findByText('50.0%') },
  { part: 'start-trial-button', done: () => screen.findByRole('button', { name: 'Start trial' }) },
  {
    part: 'query-parts',
    done: async () => {
      fireEvent.click(await screen.findByRole('button', { name: 'Edit as text' }));
      return screen.findByRole('textbox', { name: 'Query' });
    },
  },
  {
    part: 'failures',
    done: async () => {
      await press(/^Change$/);
      return screen.findByRole('button', { name: 'Dismiss' });
    },
  },
  {
    part: 'waiting-changes',
    done: async () => {
      await press(/^Change$/);
      return screen.findByText('Changed');
    },
  },
];

function Changing() {
  const { whenOnline, notify } = usePartner();
  const change = async () => {
    await whenOnline('tags.add', { customerIds: ['a'], tags: ['Gold'] }, { label: 'Change' });
    notify({ text: 'Changed' });
  };
  return (
    <button type="button" onClick={change}>
      Change
    </button>
  );
}

function Telling() {
  const { report } = usePartner();
  return (
    <button type="button" onClick={() => report(new Error('broken'))}>
      Tell
    </button>
  );
}

const everyUnasked = `(${unasked.map(({ part }) => part).join('|')})`;

/** Finds who takes the focus over; where it does not come the focus is lost, as in any page. */
const successor = 'focus-successor';

/** Controls of a host's that go when they are pressed. */
function Vanishing() {
  const [gone, setGone] = useState<readonly string[]>([]);
  return ['First', 'Second']
    .filter((name) => !gone.includes(name))
    .map((name) => (
      <button key={name} type="button" onClick={() => setGone([...gone, name])}>
        {name}
      </button>
    ));
}

/** Says that it is not known what the viewer may do. */
const viewerLine = 'viewer-line';

/** Tell of rows that were left out. */
const refusals = ['refused-list', 'all-refused'];

/** Both versions, where two did something for one customer of the worklist. */
const versions = 'worklist-versions';

/** Tells who observes what broke; nobody waits for it. */
const teller = 'tell-failure';

beforeEach(() => {
  away.part = '';
  saved.mockClear();
  printed.mockClear();
});

// before all others: what has come stays
describe('a part of a widget that comes by itself', () => {
  it('and takes the focus over: where it did not come the focus is lost, and the next one asks again', async () => {
    away.part = '[^/]*';
    const { unmount } = render(
      <PartnerProvider source={source}>
        <CustomerTable slots={{ toolbar: Vanishing }} />
      </PartnerProvider>,
    );
    const vanish = async (name: string) => {
      const button = await screen.findByRole('button', { name });
      button.focus();
      await act(async () => fireEvent.click(button));
      expect(screen.queryByRole('button', { name })).toBeNull();
    };
    await vanish('First');
    expect(document.body).toHaveFocus();
    away.part = `(?!${successor})[^/]*`;
    await vanish('Second');
    await waitFor(() => expect(document.body).not.toHaveFocus());
    unmount();
  });

  it('and tells of failures: what failed is said without it, in the language of the page, and can be tried again', async () => {
    const loads = vi
      .fn(async () => [{ id: 'a', name: 'Acme' }])
      .mockRejectedValueOnce(new PartnerError({ code: 'unavailable', message: 'down' }));
    away.part = everyUnasked;
    const { unmount } = render(
      <PartnerProvider source={memorySource({ customers: loads })} locale="it" messages={italian}>
        <CustomerTable />
      </PartnerProvider>,
    );
    const said = await screen.findByText(italian['state.failedTitle'] as string);
    const failure = within(said.closest('[role="alert"]') as HTMLElement);
    fireEvent.click(failure.getByRole('button', { name: italian['state.retry'] as string }));
    expect(await screen.findByText('Acme')).toBeVisible();
    unmount();
  });

  it('where it did not come, says so, leaves the page and comes with the next table', async () => {
    const onQueryChange = vi.fn();
    const columns = ['name', 'tags', 'usage'] as const;
    const show = () =>
      render(
        <PartnerProvider source={source} asOf="2026-11-16">
          <CustomerTable {...{ columns, actions, onQueryChange }} shortcuts />
          <Changing />
        </PartnerProvider>,
      );
    away.part = everyUnasked;
    const { unmount } = show();
    expect(await screen.findAllByText(/could not be loaded/)).not.toHaveLength(0);
    expect(screen.getAllByText('Acme')).not.toHaveLength(0);
    // what is searched for stands, and is asked for as soon as queries can be written
    const search = (text: string) =>
      fireEvent.change(screen.getByRole('searchbox'), { target: { value: text } });
    await act(async () => search('acm'));
    expect(screen.getByRole('searchbox')).toHaveValue('acm');
    expect(onQueryChange).not.toHaveBeenCalled();
    away.part = '';
    search('acme');
    await waitFor(() => expect(onQueryChange.mock.calls).toEqual([['acme']]));
    expect(screen.getByRole('searchbox')).toHaveValue('acme');
    unmount();
    show();
    for (const { done } of unasked) await done();
  });
});

describe('a part of a widget that loads when it is first needed', () => {
  it.each(parts)(
    '$part, where it did not come, says so, leaves the page and is asked for again',
    async ({ part, ask, done }) => {
      render(<Page />);
      await screen.findAllByText('Acme');
      away.part = part;
      await ask();
      const said = await screen.findAllByText(/could not be loaded|could not be saved|export failed/);
      expect(said.length).toBeGreaterThan(0);
      expect(screen.getAllByText('Acme')).not.toHaveLength(0);
      expect(screen.getByRole('heading', { name: 'Chart' })).toBeTruthy();
      away.part = '';
      await ask();
      await done();
    },
  );

  it(`${teller}, where it did not come, is missed by nobody and asked for again`, async () => {
    const error = vi.fn();
    render(
      <PartnerProvider source={source} observe={{ error }}>
        <Telling />
      </PartnerProvider>,
    );
    const tell = () => act(async () => fireEvent.click(screen.getByRole('button', { name: 'Tell' })));
    away.part = teller;
    await tell();
    expect(error).not.toHaveBeenCalled();
    away.part = '';
    await tell();
    await waitFor(() => expect(error).toHaveBeenCalledTimes(1));
  });

  it(`${viewerLine}, where it did not come, says so, leaves the page and comes with the next one`, async () => {
    const call: typeof source.call = (operation, ...asked) =>
      operation.id === 'viewer.get'
        ? Promise.reject(new PartnerError({ code: 'unavailable', message: 'down' }))
        : source.call(operation, ...asked);
    const unknown = { ...source, call };
    const show = () =>
      render(
        <PartnerProvider source={unknown}>
          <CustomerTable />
        </PartnerProvider>,
      );
    away.part = viewerLine;
    const { unmount } = show();
    expect(await screen.findAllByText(/could not be loaded/)).not.toHaveLength(0);
    expect(await screen.findByText('Acme')).toBeTruthy();
    unmount();
    away.part = '';
    show();
    expect(await screen.findByText(viewerTexts['viewer.notKnown'], { exact: false })).toBeTruthy();
  });

  it(`${versions}, where it did not come, says so, leaves what can be done and comes with the next one`, async () => {
    const asOf = '2026-11-16';
    const colleague = createPartnerClient({ source, asOf });
    // what the other one does is not heard here
    const unheard = { ...source, subscribe: undefined };
    const meet = async (note: string) => {
      const { unmount } = render(
        <PartnerProvider source={unheard} asOf={asOf}>
          <Worklist />
        </PartnerProvider>,
      );
      await screen.findByText('Acme');
      await colleague.worklist.change({ customerId: 'a', note });
      await press(/^Done: .*Acme/);
      expect(await screen.findByRole('button', { name: 'Do it all the same' })).toBeTruthy();
      return unmount;
    };
    away.part = versions;
    const unmount = await meet('Theirs');
    expect(await screen.findByText(/could not be loaded/)).toBeTruthy();
    expect(screen.queryByText('As it stands now')).toBeNull();
    unmount();
    away.part = '';
    await meet('Theirs again');
    const theirs = await screen.findByText('As it stands now');
    expect(theirs.nextElementSibling?.textContent).toContain('Theirs again');
  });

  it.each([
    ['refused-list', [{ id: 'a', name: 'Acme' }, { id: 'b' }], /1 row left out/],
    ['all-refused', [{ id: 'b' }], /Nothing to show/],
  ])(
    '%s, where it did not come, says so, leaves the page and comes with the next one',
    async (part, customers, text) => {
      const show = () =>
        render(
          <PartnerProvider source={memorySource({ customers: customers as never, onProblem: () => {} })}>
            <CustomerTable />
          </PartnerProvider>,
        );
      away.part = part;
      const { unmount } = show();
      expect(await screen.findAllByText(/could not be loaded/)).not.toHaveLength(0);
      expect(screen.getByRole('searchbox')).toBeTruthy();
      unmount();
      away.part = '';
      show();
      expect(await screen.findByText(text)).toBeTruthy();
    },
  );

  it('has a line here', () => {
    const root = join(import.meta.dirname, '..');
    const files = globSync('**/*.{ts,tsx}', { cwd: root }).filter((name) => !name.includes('.test.'));
    const deferred = files
      .filter((name) => !name.startsWith('i18n'))
      .flatMap((name) => [
        ...readFileSync(join(root, name), 'utf8').matchAll(/\bimport\('\.[^']*?([^/']+)\.tsx?'\)/g),
      ]);
    expect([...new Set(deferred.map(([, part]) => part))].sort()).toEqual(
      [
        teller,
        successor,
        viewerLine,
        versions,
        ...refusals,
        ...[...parts, ...unasked].map(({ part }) => part),
      ].sort(),
    );
  });
});
