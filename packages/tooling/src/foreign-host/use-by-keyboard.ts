import type { Page } from 'playwright';

/**
 * Uses a table and a chart of thirty customers by keys alone, once both are shown: finds a customer, opens and leaves a menu, opens
 * the customer.
 */
export async function useByKeyboard(page: Page): Promise<void> {
  const row = page.getByRole('row', { name: 'Customer 01' });
  await row.waitFor();
  await page.locator('.pk-chart-svg').first().waitFor();
  await page.getByRole('searchbox').focus();
  await page.keyboard.type('Customer 12');
  await row.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^columns/i }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menu').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('menu').first().waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Open Customer 12' }).focus();
  await page.keyboard.press('Enter');
}
