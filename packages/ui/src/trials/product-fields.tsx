import { domainName } from '../i18n/domain-names.ts';
import { productTexts } from '../i18n/texts/product-texts.ts';
import { trialTexts } from '../i18n/texts/trial-texts.ts';
import { CheckboxGroup } from '../primitives/form/checkbox-group.tsx';
import { TextField } from '../primitives/form/text-field.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { licenseKey } from './trial-values.ts';

/** The products of a trial, and beside each that is chosen, how many licenses (TRI-1, TRI-2). */
export function ProductFields({ products }: { products: readonly string[] }) {
  const { t } = usePartner(productTexts, trialTexts);
  return (
    <CheckboxGroup
      name="products"
      label={t('trial.products')}
      choices={products.map((value) => ({ value, label: domainName(t, 'product', value) }))}
      besideOf={(product) => (
        <TextField
          name={`licenses.${licenseKey(product)}`}
          label={t('trial.licensesOf', { product: domainName(t, 'product', product) })}
          isNumber
        />
      )}
    />
  );
}
