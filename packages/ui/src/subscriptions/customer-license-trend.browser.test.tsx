import { memorySource } from '@partnerkit/sdk';
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { createWorld } from '../../../testing/src/create-world.ts';
import { loadMessages } from '../i18n/locales.ts';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { setSameLetters } from '../same-letters.ts';
import '../styles.css';
import { testPage } from '../test-page.ts';
import { CustomerLicenseTrend } from './customer-license-trend.tsx';

const world = createWorld();
const productsOf = (customerId: string) =>
  new Set(
    world.subscriptions
      .filter((subscription) => subscription.customerId === customerId)
      .flatMap(({ licenses }) => licenses.map(({ product }) => product)),
  );

it('products to choose from stay in one row on a narrow screen', async () => {
  await page.viewport(400, 800);
  const { host, root } = testPage();
  await setSameLetters(host, '16px');
  const customer = world.customers.find(({ id }) => productsOf(id).size >= 4);
  root.render(
    <PartnerProvider source={memorySource(world)} locale="en" messages={await loadMessages('en')}>
      <CustomerLicenseTrend customerId={customer?.id ?? ''} />
    </PartnerProvider>,
  );
  await expect.poll(() => page.getByRole('radio').elements().length).toBeGreaterThanOrEqual(3);
  const tops = page
    .getByRole('radio')
    .elements()
    .map((choice) => choice.getBoundingClientRect().top);
  expect(new Set(tops).size).toBe(1);
});
