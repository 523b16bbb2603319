import { type CustomerRow, memorySource, type Subscription } from '@partnerkit/sdk';
import { storyStates } from '../story-states.ts';

/** The states of the widgets that show figures. */
export const figureStates = storyStates((fail) => ({ subscriptions: { figures: fail, section: fail } }));

/** Customers with one license pool each. */
const pools =
  (rows: readonly (Partial<Subscription> & { licenses: Subscription['licenses']; name: string })[]) => () =>
    memorySource({
      customers: rows.map(({ name }, index) => ({ id: `c${index}`, name })),
      subscriptions: rows.map(({ name: _, ...row }, index) => ({
        id: `sub-${104_200 + index}`,
        customerId: `c${index}`,
        kind: 'subscription' as const,
        startDate: '2026-10-01',
        endDate: '2026-12-31',
        ...row,
      })),
    });

const meetings = (purchased: number, assigned?: number, used?: number) => [
  {
    product: 'meetings',
    purchased,
    ...(assigned === undefined ? {} : { assigned }),
    ...(used === undefined ? {} : { used }),
  },
];

/** Numbers of seven digits. */
export const large = pools([
  {
    name: 'Consolidated Telecommunications of the Eastern Seaboard',
    licenses: meetings(8_400_000, 9_634_567, 7_120_004),
  },
  { name: 'Rivera Group', licenses: meetings(1_250_000, 1_249_999, 1), autoRenews: true },
  { name: 'Nordwind', licenses: meetings(3_000_000, 1_234_567, 1_000_000) },
]);

/** Trials only: none renews, and what expires are trials. */
export const onlyTrials = pools([
  {
    name: 'Acme',
    id: 'trial-7001',
    kind: 'trial',
    endDate: '2026-11-18',
    licenses: meetings(50, 20, 12),
  },
  { name: 'Globex', id: 'trial-7002', kind: 'trial', licenses: meetings(25, 25, 0) },
  { name: 'Initech', id: 'trial-7003', kind: 'trial', licenses: meetings(10, 14, 9) },
]);

/** Counts that nobody supplied, pools of nothing, and a share that would round to nothing. */
export const partlyKnown = pools([
  { name: 'Not counted', licenses: meetings(120) },
  { name: 'Use not counted', licenses: meetings(80, 60) },
  { name: 'Nothing purchased', licenses: meetings(0, 3, 1) },
  { name: 'Hardly assigned', licenses: meetings(90_000, 3, 1) },
]);

/** Customers of whom nobody supplied subscriptions: nothing is known, and nothing is zero. */
export const notSupplied = () =>
  memorySource({
    customers: [
      { id: 'c1', name: 'Acme' },
      { id: 'c2', name: 'Globex' },
    ],
  });

/** A world as a source takes it. */
type World = () => {
  readonly customers: readonly CustomerRow[];
  readonly subscriptions: readonly Subscription[];
};

/** A world with prices: in euro for everybody, in dollars for a quarter of the customers; none of messaging. */
export const withPrices = (create: World) => () => {
  const world = create();
  const own = world.customers.filter((_, at) => at % 4 === 0);
  return memorySource({
    ...world,
    licensePrices: [
      { product: 'calling', amount: 8.5, currency: 'EUR' },
      { product: 'meetings', amount: 12, currency: 'EUR' },
      ...own.map(({ id: customerId }) => ({
        product: 'meetings',
        amount: 11.4,
        currency: 'USD',
        customerId,
      })),
    ],
  });
};

/** A world with prices of one product alone: the others have none, which is not zero. */
export const pricesOfCalling = (create: World) => () =>
  memorySource({ ...create(), licensePrices: [{ product: 'calling', amount: 8.5, currency: 'EUR' }] });
