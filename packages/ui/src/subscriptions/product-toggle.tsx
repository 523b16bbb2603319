import { domainName } from '../i18n/domain-names.ts';
import { productTexts } from '../i18n/texts/product-texts.ts';
import { switchTexts } from '../i18n/texts/switch-texts.ts';
import { ChoiceSwitch } from '../primitives/choice-switch.tsx';
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
  const [product, setProduct] = useControlled(
    props.product,
    props.defaultProduct ?? products[0] ?? '',
    props.onProductChange,
  );
  if (products.length < 2) return null;
  return (
    <ChoiceSwitch
      label={t('switch.product')}
      value={product}
      choices={products.map((value) => ({ value, label: domainName(t, 'product', value) }))}
      onChange={setProduct}
    />
  );
}
