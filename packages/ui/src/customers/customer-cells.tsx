import type { Customer } from '@partnerkit/sdk';
import { domainName } from '../i18n/domain-names.ts';
import { productTexts } from '../i18n/texts/product-texts.ts';
import { tagsTexts } from '../i18n/texts/tags-texts.ts';
import { valueTexts } from '../i18n/texts/value-texts.ts';
import type { Translate } from '../i18n/translate.ts';
import { NotKnown, NoValue } from '../primitives/unknown-value.tsx';
import { TagBadge } from '../tags/tag-badge.tsx';

/** Products by their names, in a row. */
export function productNames(products: readonly string[], t: Translate): string {
  const say = t.with(productTexts, valueTexts);
  return products.map((product) => domainName(say, 'product', product)).join(say('value.separator'));
}

/** A customer's first products, and how many more there are; the rest opens from the number (CUS-1). */
export function productsCell(products: readonly string[] | undefined, t: Translate) {
  if (!products) return <NotKnown t={t} />;
  if (products.length === 0) return <NoValue t={t} />;
  const count = fittingProducts(products, t);
  const rest = products.slice(count);
  const named = productNames(products.slice(0, count), t);
  // a text alone costs a fraction of what elements around it do
  if (rest.length === 0) return named;
  return (
    <span className="pk-products">
      <span>{named}</span>
      <button
        form=""
        type="button"
        className="pk-more"
        data-action="products"
        aria-label={`+${rest.length}: ${productNames(rest, t)}`}
        data-rest={productNames(rest, t)}
      >
        +{rest.length}
      </button>
    </span>
  );
}

/** Letters that the column has room for; two of them less where a number follows. */
const roomyLetters = 20;

/** How many products the column names without cutting one off; the first is always named. */
function fittingProducts(products: readonly string[], t: Translate): number {
  if (productNames(products, t).length <= roomyLetters) return products.length;
  const fits = (count: number) => productNames(products.slice(0, count), t).length <= roomyLetters - 2;
  let count = 1;
  while (count + 1 < products.length && fits(count + 1)) count++;
  return count;
}

/** A customer's first tag, how many more there are, and the way to change them (TAG-1). */
export function tagsCell(customer: Customer, mayEdit: boolean, t: Translate) {
  const say = t.with(tagsTexts, valueTexts);
  const [first, ...more] = customer.tags ?? [];
  const edit = mayEdit ? say('tags.edit', { name: customer.name }) : undefined;
  const others = more.join(say('value.separator'));
  const number = others && `+${more.length}`;
  const told = others && `${number}: ${others}`;
  const tag = first !== undefined && <TagBadge name={first} />;
  if (!edit && !others) return tag;
  return (
    <span className="pk-tags">
      {tag}
      {/* one button whatever the tags: the editor that hangs on it changes them */}
      <button
        form=""
        type="button"
        className={others ? 'pk-more' : 'pk-icon-button pk-row-action pk-add'}
        data-action="tags"
        aria-label={[edit, told].filter(Boolean).join(' ')}
        data-rest={others || undefined}
      >
        {number}
      </button>
    </span>
  );
}
