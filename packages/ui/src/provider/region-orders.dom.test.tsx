import { createPartnerClient, memorySource, PartnerError } from '@partnerkit/sdk';
import { createSource } from '@partnerkit/sdk/sources/create';
import { act, cleanup, render } from '@testing-library/react';
import fc from 'fast-check';
import { Profiler, type ReactNode } from 'react';
import { beforeAll, expect, it } from 'vitest';
import { createWorld } from '../../../testing/src/index.ts';
import { CustomerTable } from '../customers/customer-table.tsx';
import { useCustomers } from '../customers/use-customers.ts';
import { useLicenseFigures } from '../subscriptions/use-license-figures.ts';
import { useSectionRows } from '../subscriptions/use-section-rows.ts';
import { useWorklist } from '../worklist/use-worklist.ts';
import { Worklist } from '../worklist/worklist.tsx';
import { usePartner } from './partner-context.ts';
import { PartnerProvider } from './partner-provider.tsx';

const orders = 2000 * Number(process.env.PARTNERKIT_TEST_MULTIPLIER ?? 1);
const asOf = '2026-11-16';
const regions = ['EU', 'US'] as const;
const world = createWorld({ customers: 24, regions: [...regions], weeks: false });
const homeOf = new Map(world.customers.map(({ id, region }) => [id, region]));
const homeOfName = new Map(world.customers.map(({ name, region }) => [name, region]));
const product = 'calling';

/** All that each region answers, and all of them together. */
const whole = new Map<string | undefined, Awaited<ReturnType<typeof answersOf>>>();
async function answersOf(region: string | undefined) {
  const source = memorySource({
    customers: world.customers,
    subscriptions: world.subscriptions,
    callLegs: [],
  });
  const client = createPartnerClient({ source, asOf });
  const [customers, sections, items, figures] = await Promise.all([
    client.customers.list({ limit: 500 }, { region }),
    client.subscriptions.section({ section: 'overLimit', product, limit: 500 }, { region }),
    client.worklist.list({ limit: 500 }, { region }),
    client.subscriptions.figures({ product }, { region }),
  ]);
  return { customers, sections, items, figures };
}

beforeAll(async () => {
  for (const region of [...regions, undefined]) whole.set(region, await answersOf(region));
});

function answersIn(region: string | undefined): Awaited<ReturnType<typeof answersOf>> {
  const answers = whole.get(region);
  if (!answers) throw new Error(`There is no region ${region}.`);
  return answers;
}

/** The homes of rows that are not of the region. */
function strangers(homes: readonly (string | undefined)[], region: string | undefined): string[] {
  return region === undefined
    ? []
    : homes.filter((home) => home !== region).map((home) => `a row of ${home} in ${region}`);
}

function valuesOf({ kpis }: Awaited<ReturnType<typeof answersOf>>['figures']): string {
  return kpis.map(({ value }) => value).join(' ');
}

type Scheduler = fc.Scheduler;

/** A source whose answers come in the order that a scheduler has drawn, pages of two rows, some of them failing. */
function scheduledSource(scheduler: Scheduler, fails: () => boolean) {
  const late = <Answer,>(label: string, answer: () => Answer): Promise<Answer> =>
    scheduler.schedule(Promise.resolve(fails()), label).then((isDown) => {
      if (isDown) throw new PartnerError({ code: 'unavailable', message: label });
      return answer();
    });
  const paged =
    <Row,>(name: string, rowsOf: (region: string | undefined) => readonly Row[]) =>
    (
      input: { readonly cursor?: string | null | undefined },
      { region }: { readonly region?: string | undefined },
    ) =>
      late(`${name} of ${region}, from ${input.cursor}`, () => {
        const from = Number(input.cursor ?? 0);
        const rows = rowsOf(region);
        const items = rows.slice(from, from + 2);
        return {
          items: [...items],
          total: rows.length,
          nextCursor: from + 2 < rows.length ? String(from + 2) : null,
        };
      });
  return createSource({
    customers: {
      list: paged('customers', (region) => answersIn(region).customers.items) as never,
      count: (_input, { region }) =>
        late(`count of ${region}`, () => ({ total: answersIn(region).customers.items.length })),
    },
    subscriptions: {
      section: paged('section', (region) => answersIn(region).sections.items) as never,
      figures: (_input, { region }) => late(`figures of ${region}`, () => answersIn(region).figures) as never,
    },
    worklist: { list: paged('worklist', (region) => answersIn(region).items.items) as never },
  });
}

const acts = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('EU', 'US', 'all').map((to) => ({ kind: 'region' as const, to })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'refresh' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'more' as const }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('name', '-name', undefined).map((sort) => ({ kind: 'sort' as const, sort })),
  },
  { weight: 6, arbitrary: fc.constant({ kind: 'answer' as const }) },
);

/** Plays acts against a page until every answer has come; `look` sees each frame that React draws. */
async function play(
  scheduler: Scheduler,
  steps: readonly (typeof acts extends fc.Arbitrary<infer Act> ? Act : never)[],
  fails: () => boolean,
  {
    body,
    look,
    more,
    refresh,
  }: {
    readonly body: (sort: 'name' | '-name' | undefined) => ReactNode;
    /** What is of another region in the frame that was drawn. */
    readonly look: (region: string | undefined, root: HTMLElement) => readonly string[];
    readonly more?: () => void;
    readonly refresh?: () => void;
  },
): Promise<void> {
  const source = scheduledSource(scheduler, fails);
  let region: string | undefined = 'EU';
  let sort: 'name' | '-name' | undefined;
  const wrong: string[] = [];
  const root = document.body.appendChild(document.createElement('div'));
  const page = () => (
    <PartnerProvider source={source} region={region ?? null} asOf={asOf}>
      <Profiler id="page" onRender={() => wrong.push(...look(region, root))}>
        {body(sort)}
      </Profiler>
    </PartnerProvider>
  );
  const { rerender } = render(page(), { container: root });
  for (const step of steps) {
    await act(async () => {
      if (step.kind === 'region') region = step.to === 'all' ? undefined : step.to;
      if (step.kind === 'sort') sort = step.sort as typeof sort;
      if (step.kind === 'refresh') refresh?.();
      if (step.kind === 'more') more?.();
      if (step.kind === 'answer' && scheduler.count() > 0) await scheduler.waitOne();
      rerender(page());
    });
  }
  await act(async () => {
    while (scheduler.count() > 0) await scheduler.waitOne();
  });
  wrong.push(...look(region, root));
  cleanup();
  root.remove();
  expect(wrong).toEqual([]);
}

/** What hooks answer while it is drawn, and what each of their rows says of its region. */
function Probe({ sort, tell }: { sort: 'name' | '-name' | undefined; tell: (seen: Seen) => void }) {
  const { region } = usePartner();
  const customers = useCustomers({ query: '', sort });
  const sections = useSectionRows({ section: 'overLimit', product, sort: undefined });
  const items = useWorklist();
  const figures = useLicenseFigures(product);
  const rows = <Row,>(data: { total: number; at: (index: number) => Row | undefined } | undefined) =>
    Array.from({ length: data?.total ?? 0 }, (_, index) => data?.at(index) as Row);
  tell({
    region,
    homes: [
      ...rows(customers.data).map(({ id }) => homeOf.get(id)),
      ...rows(sections.data).map(({ customerId }) => homeOf.get(customerId)),
      ...rows(items.data).map(({ id }) => homeOf.get(id)),
    ],
    counts: [customers.total, figures.data && valuesOf(figures.data)],
    more: () => void [customers.loadMore(), sections.loadMore(), items.loadMore()],
    refresh: () => void [customers.refresh(), figures.refresh()],
  });
  return null;
}

interface Seen {
  readonly region: string | undefined;
  readonly homes: readonly (string | undefined)[];
  readonly counts: readonly [customers: number | undefined, figures: string | undefined];
  readonly more: () => void;
  readonly refresh: () => void;
}

/** Plays drawn orders of acts and answers, the same each time. */
function playOrders(numRuns: number, shown: () => Parameters<typeof play>[3]): Promise<void> {
  return fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(acts, { minLength: 4, maxLength: 8 }),
      fc.infiniteStream(fc.nat(6)),
      (scheduler, steps, luck) => play(scheduler, steps, () => luck.next().value === 0, shown()),
    ),
    { numRuns, seed: 20261128 },
  );
}

it(
  'shows no row and no number of one region under the name of another, in whatever order answers come',
  async () => {
    let drawn = 0;
    await playOrders(orders, () => {
      let last: Seen | undefined;
      return {
        body: (sort) => (
          <Probe
            sort={sort}
            tell={(seen) => {
              last = seen;
            }}
          />
        ),
        look(region) {
          if (!last) return [];
          drawn += last.homes.length;
          const [count, figures] = last.counts;
          const { customers, figures: own } = answersIn(region);
          return [
            ...(last.region === region ? [] : [`the page says ${last.region}`]),
            ...strangers(last.homes, region),
            ...(count === undefined || count === customers.items.length ? [] : [`${count} customers`]),
            ...(figures === undefined || figures === valuesOf(own) ? [] : ['other key figures']),
          ];
        },
        more: () => last?.more(),
        refresh: () => last?.refresh(),
      };
    });
    expect(drawn).toBeGreaterThan(orders);
  },
  300_000 * (orders / 2000),
);

it.each([
  ['the customers', 25, () => <CustomerTable />],
  ['the worklist', 25, () => <Worklist />],
] as const)('draws %s of a region under no other’s name', async (_widget, runs, body) => {
  let drawn = 0;
  await playOrders(Math.ceil((runs * orders) / 2000), () => ({
    body,
    look(region, root) {
      const names = [...root.querySelectorAll('td, bdi')].map(({ textContent }) => textContent ?? '');
      const homes = names.flatMap((name) => homeOfName.get(name) ?? []);
      drawn += homes.length;
      return strangers(homes, region);
    },
  }));
  expect(drawn).toBeGreaterThan(0);
});
