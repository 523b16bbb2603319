import { customersTexts } from '../i18n/texts/customers-texts.ts';
import type { Translate } from '../i18n/translate.ts';
import type { CustomerTableState } from './use-customer-table.ts';

/** How many customers are selected. */
export function selectedText({ count }: Pick<CustomerTableState, 'count'>, t: Translate): string {
  const say = t.with(customersTexts);
  return count === undefined ? say('customers.selectedAll') : say('customers.selected', { count });
}
