import type { CountryRegions } from '@partnerkit/sdk';
import { useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { CountryField } from '../countries/country-field.tsx';
import { stateTexts } from '../i18n/texts/state-texts.ts';
import { trialTexts } from '../i18n/texts/trial-texts.ts';
import { RadioGroup } from '../primitives/form/checkbox-group.tsx';
import { ChoiceField } from '../primitives/form/choice-field.tsx';
import { TextField } from '../primitives/form/text-field.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { useSourceQuery } from '../provider/use-source-query.ts';
import { searchQuery } from './search-query.ts';
import type { TrialValues } from './trial-values.ts';

interface CustomerStepProps {
  /** Whether trials of new customers, and of those that are there, can be started. */
  readonly offered: { readonly new: boolean; readonly existing: boolean };
  readonly table: CountryRegions | undefined;
}

/** For whom the trial is: a new customer, with the region that its country fixes, or one that is there (TRI-1). */
export function CustomerStep({ offered, table }: CustomerStepProps) {
  'use no memo';
  const { t } = usePartner(trialTexts);
  const customer = useWatch<TrialValues, 'customer'>({ name: 'customer' });
  return (
    <div className="pk-fields">
      {offered.new && offered.existing && (
        <RadioGroup
          name="customer"
          label={t('trial.forWhom')}
          choices={[
            { value: 'new', label: t('trial.newCustomer') },
            { value: 'existing', label: t('trial.existingCustomer') },
          ]}
        />
      )}
      {customer === 'new' ? <NewCustomer table={table} /> : <ExistingCustomer />}
    </div>
  );
}

function NewCustomer({ table }: Pick<CustomerStepProps, 'table'>) {
  const { t } = usePartner(trialTexts);
  return (
    <>
      <TextField name="company" label={t('trial.company')} autoComplete="organization" />
      <TextField
        name="adminEmail"
        label={t('trial.adminEmail')}
        hint={t('trial.adminEmailHint')}
        type="email"
      />
      <CountryField
        label={t('trial.country')}
        hint={t('trial.countryHint')}
        table={table}
        regionSaid="trial.regionSaid"
      />
    </>
  );
}

const mostFound = 20;

function ExistingCustomer() {
  'use no memo';
  const { t, client } = usePartner(stateTexts, trialTexts);
  const { setValue } = useFormContext<TrialValues>();
  const [id, name] = useWatch<TrialValues, ['customerId', 'customerName']>({
    name: ['customerId', 'customerName'],
  });
  const [text, setText] = useState('');
  const query = searchQuery(text);
  const found = useSourceQuery(
    ['trial-customers', query],
    (call) => client.customers.list({ query, sort: 'name', limit: mostFound }, call),
    { standsInWithin: 1 },
  );
  const items = found.data?.items ?? [];
  const chosen =
    id !== '' && text === '' && !items.some((one) => one.id === id) ? [{ value: id, label: name }] : [];
  return (
    <ChoiceField
      name="customerId"
      label={t('trial.customer')}
      hint={t('trial.customerHint')}
      choices={[
        ...chosen,
        ...items.map((one) => ({ value: one.id, label: one.name, detail: one.adminEmail })),
      ]}
      onSearch={setText}
      onChoose={({ label }) => setValue('customerName', label)}
      note={found.isFetching ? t('trial.searching') : found.isError ? t('state.failedTitle') : undefined}
    />
  );
}
