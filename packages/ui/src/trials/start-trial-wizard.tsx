import {
  type CountryRegions,
  type Customer,
  isPartnerError,
  type SameCompany,
  type StartedTrial,
} from '@partnerkit/sdk';
import { sameCompanies } from '@partnerkit/sdk/rules';
import { type RefObject, useEffect, useRef } from 'react';
import { trialTexts } from '../i18n/texts/trial-texts.ts';
import { useHostCall } from '../primitives/use-host-call.ts';
import type { DraftStorage } from '../primitives/wizard/draft-storage.ts';
import { useDraftForm } from '../primitives/wizard/use-draft-form.ts';
import { useLeaving } from '../primitives/wizard/use-leaving.tsx';
import { Wizard } from '../primitives/wizard/wizard.tsx';
import { WizardNote } from '../primitives/wizard/wizard-note.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { CustomerStep } from './customer-step.tsx';
import { DurationStep } from './duration-step.tsx';
import { offeredProducts } from './offered-products.ts';
import { ProductFields } from './product-fields.tsx';
import { ReviewStep } from './review-step.tsx';
import { SameCompanyQuestion } from './same-company.tsx';
import { SentBefore } from './sent-before.tsx';
import {
  existingCustomerInput,
  newCustomerInput,
  noTrialValues,
  type TrialValues,
  trialInput,
} from './trial-values.ts';
import { useProblemTexts } from './use-problem-texts.ts';

/** What a host may say of the wizard that starts a trial. */
export interface StartTrialOptions {
  /** The trial is for this customer; absent, it is asked. */
  readonly customer?: Pick<Customer, 'id' | 'name'> | undefined;
  /** Told once the trial is there. */
  readonly onTrialStarted?: ((started: StartedTrial) => void) | undefined;
  /** Told when something is entered that is not done, and when there no longer is: ask before your own navigation leaves. */
  readonly onUnsavedChange?: ((isUnsaved: boolean) => void) | undefined;
  /** Where what is entered is kept until it is done; absent, the browser's `localStorage`, `null` for nowhere. */
  readonly draftStorage?: DraftStorage | null | undefined;
  /** The products that a trial can be of; absent, those of the hub. */
  readonly products?: readonly string[] | undefined;
  /** In which region a country's customers are, where the source has a table of its own; absent, ours (TRI-1). */
  readonly countryRegions?: CountryRegions | undefined;
}

interface StartTrialWizardProps extends StartTrialOptions {
  /** Who starts it: drafts of others are not theirs. */
  readonly draftOwner: string;
  readonly offered: { readonly new: boolean; readonly existing: boolean };
  readonly onStarted: (started: StartedTrial) => void;
  /** The way out; absent, there is none. */
  readonly onLeave?: (() => void) | undefined;
  /** Asks as the button does, for whoever else closes it. */
  readonly leave?: RefObject<(() => void) | undefined> | undefined;
}

/** The questions, the review and the start itself: once, however often it is sent. */
export function StartTrialWizard({
  draftOwner,
  offered,
  onStarted,
  onLeave,
  leave,
  ...options
}: StartTrialWizardProps) {
  'use no memo';
  const { t, client, asOf, changing } = usePartner(trialTexts);
  const { customer, products = offeredProducts, countryRegions: table } = options;
  const call = useHostCall();
  const { draft, form, startOver } = useDraftForm<TrialValues>({
    ...trialInput(table),
    name: `startTrial.${draftOwner}.${customer?.id ?? ''}`,
    storage: options.draftStorage,
    firstStep: customer ? 'products' : 'customer',
    defaultValues: initialValues(customer, offered),
    problemText: useProblemTexts(products),
    onUnsavedChange: options.onUnsavedChange,
  });
  const { getValues, setValue } = form.form;
  const intent = useRef(draft.intent);
  useEffect(() => {
    intent.current = draft.intent;
  }, [draft.intent]);

  async function start(): Promise<void> {
    const values = getValues();
    const sent = { asOf, idempotencyKey: intent.current };
    const answer =
      values.customer === 'new'
        ? client.trials.startForNewCustomer(asInput(newCustomerInput(values, table)), sent)
        : client.trials.start(asInput(existingCustomerInput(values)), sent);
    // the lists are read again beside it: whoever started it need not wait for them
    void changing(() => answer).catch(() => {});
    const started = await answer;
    startOver();
    onStarted(started);
    if (options.onTrialStarted) call(() => options.onTrialStarted?.(started));
  }

  const { leave: ask, question } = useLeaving({ draft, startOver, onLeave });
  useAsked(leave, ask);
  const isNew = form.form.watch('customer') === 'new';
  const steps = [
    {
      id: 'customer',
      name: t('trial.customer'),
      fields: isNew ? ['company', 'adminEmail', 'country'] : ['customerId'],
      content: <CustomerStep offered={offered} table={table} />,
      // what was said of another company is not said of this one
      onNext: () => setValue('sameNameIsAnother', false),
    },
    {
      id: 'products',
      name: t('trial.stepProducts'),
      fields: ['products', 'licenses'],
      content: <ProductFields products={products} />,
    },
    {
      id: 'duration',
      name: t('trial.stepDuration'),
      fields: ['duration', 'days'],
      content: <DurationStep />,
    },
    {
      id: 'review',
      name: t('trial.stepReview'),
      fields: [],
      action: t('trial.start'),
      content: <ReviewStep table={table} />,
      onNext: start,
    },
  ];
  const failureText = (cause: unknown, retry: () => void) => {
    const found = sameCompanies(cause);
    if (found.length > 0) {
      return (
        <SameCompanyQuestion
          found={found}
          isExistingOffered={offered.existing}
          onSame={(same) => {
            chooseSame(same);
            retry();
          }}
          onAnother={() => {
            setValue('sameNameIsAnother', true);
            retry();
          }}
        />
      );
    }
    if (!isSentBefore(cause)) return undefined;
    return (
      <SentBefore
        onAnew={() => {
          intent.current = draft.renew();
          retry();
        }}
      />
    );
  };
  const chooseSame = ({ id, name }: SameCompany) => {
    setValue('customer', 'existing');
    setValue('customerId', id);
    setValue('customerName', name);
  };
  return (
    <>
      <Wizard
        label={customer ? t('trial.startFor', { name: customer.name }) : t('trial.start')}
        form={form}
        steps={customer ? steps.slice(1) : steps}
        step={draft.step}
        onStep={(step) => draft.keep({ step })}
        note={<WizardNote draft={draft} onStartOver={startOver} />}
        failureText={failureText}
        onLeave={onLeave && ask}
      />
      {question}
    </>
  );
}

function initialValues(
  customer: StartTrialOptions['customer'],
  offered: StartTrialWizardProps['offered'],
): TrialValues {
  if (customer) {
    return { ...noTrialValues, customer: 'existing', customerId: customer.id, customerName: customer.name };
  }
  return offered.new ? noTrialValues : { ...noTrialValues, customer: 'existing' };
}

/** What was checked by the schema of the contract is its input. */
function asInput<Input>(checked: unknown): Input {
  return checked as Input;
}

/** The key of the intent went with other values before: that first trial may have been started. */
function isSentBefore(cause: unknown): boolean {
  return isPartnerError(cause) && cause.fields.some(({ field }) => /^idempotency-?key$/i.test(field));
}

/** Hands out the latest way to ask. */
function useAsked(leaveRef: RefObject<(() => void) | undefined> | undefined, ask: () => void): void {
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => {
    if (!leaveRef) return;
    leaveRef.current = () => latest.current();
    return () => {
      leaveRef.current = undefined;
    };
  }, [leaveRef]);
}
