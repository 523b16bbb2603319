import type { Trial, TrialLicenses } from '@partnerkit/sdk';
import { changeTrialSchema } from '@partnerkit/sdk/schemas';
import { useMemo } from 'react';
import { isolated } from '../i18n/isolated.ts';
import { trialsTexts } from '../i18n/texts/trials-texts.ts';
import { FormDialog } from '../primitives/dialog/form-dialog.tsx';
import { useInputForm } from '../primitives/form/use-input-form.ts';
import { usePartner } from '../provider/partner-context.ts';
import { offeredProducts } from './offered-products.ts';
import { ProductFields } from './product-fields.tsx';
import type { TrialDialogProps } from './trial-dialog-props.ts';
import { trialNow } from './trial-now.ts';
import { licensesText } from './trial-text.ts';
import { licenseField, licenseKey, licensesTyped } from './trial-values.ts';
import { useProblemTexts } from './use-problem-texts.ts';

interface LicenseValues extends Record<string, unknown> {
  readonly products: readonly string[];
  readonly licenses: Readonly<Record<string, string>>;
}

/**
 * Other products and licenses of a trial (TRI-2). What is sent is shown at once and can be undone; where somebody else has
 * changed the trial meanwhile, it opens again and says how it is now.
 */
export function ChangeTrialDialog({ trial, state, products = offeredProducts, onClose }: TrialDialogProps) {
  const { t, locale } = usePartner(trialsTexts);
  const { failed } = state;
  const now = trialNow(failed?.cause);
  const base = now ?? trial;
  const offered = useMemo(
    () => [...new Set([...products, ...trial.licenses.map(({ product }) => product)])],
    [products, trial],
  );
  const form = useInputForm<LicenseValues>({
    schema: changeTrialSchema,
    toInput: (values) => ({
      customerId: trial.customerId,
      id: trial.id,
      version: base.version,
      licenses: licensesTyped(values),
    }),
    fieldOf: (path, values) => licenseField(path, values),
    defaultValues: valuesOf(failed?.licenses ?? trial.licenses),
    problemText: useProblemTexts(offered),
  });
  const describe = ({ licenses }: Trial) => licensesText(licenses, t, locale);
  return (
    <FormDialog
      title={t('trials.changeTitle')}
      form={form}
      fields={['products', 'licenses']}
      submitLabel={t('trials.changeSubmit')}
      failure={failed}
      failureText={() => now && t('trials.changedElsewhere', { now: isolated(describe(now)) })}
      onSubmit={(values) => {
        onClose();
        state.change(base, licensesTyped(values) as TrialLicenses);
      }}
      onClose={onClose}
    >
      <ProductFields products={offered} />
    </FormDialog>
  );
}

function valuesOf(licenses: TrialLicenses): LicenseValues {
  return {
    products: licenses.map(({ product }) => product),
    licenses: Object.fromEntries(
      licenses.map(({ product, purchased }) => [licenseKey(product), String(purchased)]),
    ),
  };
}
