import { useId } from 'react';
import { domainName } from '../i18n/domain-names.ts';
import { productTexts } from '../i18n/texts/product-texts.ts';
import { switchTexts } from '../i18n/texts/switch-texts.ts';
import { useControlled } from '../primitives/use-controlled.ts';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';

/** What {@link ProductToggle} takes; nothing is needed. */
export interface ProductToggleProps {
  /** The chosen product, controlled. */
  readonly product?: string | undefined;
  readonly defaultProduct?: string | undefined;
  readonly onProductChange?: ((product: string) => void) | undefined;
  /** The products to choose from; absent, meetings and calling. */
  readonly products?: readonly string[] | undefined;
}

/** Chooses the product for everything below it (SUB). With one product there is nothing to choose. */
export function ProductToggle(props: ProductToggleProps) {
  return (
    <Widget>
      <Toggle {...props} />
    </Widget>
  );
}

const usualProducts = ['meetings', 'calling'];

function Toggle({ products = usualProducts, ...props }: ProductToggleProps) {
  const { t } = usePartner(productTexts, switchTexts);
  const name = useId();
  const [product, setProduct] = useControlled(
    props.product,
    props.defaultProduct ?? products[0] ?? '',
    props.onProductChange,
  );
  if (products.length < 2) return null;
  return (
    <div className="pk-switch" role="radiogroup" aria-label={t('switch.product')}>
      {products.map((value) => (
        <label key={value} className="pk-switch-choice">
          <input
            form=""
            type="radio"
            name={name}
            value={value}
            checked={value === product}
            onChange={() => setProduct(value)}
          />
          <span>{domainName(t, 'product', value)}</span>
        </label>
      ))}
    </div>
  );
}
