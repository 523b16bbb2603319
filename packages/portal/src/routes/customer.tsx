import { type Customer, isPartnerError, permissionScope, type Role } from '@partnerkit/sdk';
import {
  CustomerCalling,
  CustomerLicenseTrend,
  CustomerNextStep,
  CustomerSubscriptions,
  CustomerTrials,
  ExplainedStatuses,
  FailureMessage,
  PartnerAdministrators,
  TagBadges,
  TagEditor,
  useCustomerCalling,
  useMay,
  usePartner,
} from '@partnerkit/ui';
import { customersTexts, managedTexts, regionTexts, valueTexts } from '@partnerkit/ui/texts';
import { type ReactNode, useEffect, useState } from 'react';
import { type Address, addressOf } from '../address.ts';
import { useFittingValues } from '../fitting-values.ts';
import { PageHeading } from '../page-heading.tsx';
import type { Texts } from '../texts.ts';
import { isWeekWithin } from '../week-steps.tsx';
import { organizationAddress } from './customers.tsx';

interface CustomerRouteProps extends CustomerPlace {
  /** What the viewer's role includes is known before anything is asked for. */
  readonly roles: readonly Role[];
}

interface CustomerPlace {
  readonly id: string;
  readonly address: Address;
  readonly text: Texts;
}

/** A customer's own page: who it is, how it stands, its subscriptions and trials, who manages it, and what it calls (CUS-4, DET, CAL). */
export function CustomerRoute({ id, roles, address, text }: CustomerRouteProps) {
  const { t } = usePartner(customersTexts);
  const mayEditTags = permissionScope(roles, 'tags.edit') !== undefined;
  const maySeeCalls = permissionScope(roles, 'analytics.see') !== undefined;
  const maySeeWorklist = permissionScope(roles, 'worklist.see') !== undefined;
  const { customer, problem, retry } = useCustomer(id);
  const isOfWorklist = address.value('from') === 'worklist';
  const tabs = [
    { tab: '', label: text.subscriptions },
    { tab: 'trials', label: text.trials },
    { tab: 'administrators', label: text.partnerAdministrators },
    ...(maySeeCalls ? [{ tab: 'calling', label: text.calling }] : []),
  ];
  const asked = useFittingValues(address, text, { tab: (value) => tabs.some((one) => one.tab === value) });
  const { tab, label = '' } = tabs.find((one) => one.tab === asked.tab) ?? { tab: '' };
  const isUnknown = isPartnerError(problem) && problem.code === 'notFound';
  const name = customer && (tab ? `${customer.name} · ${label}` : customer.name);
  return (
    <>
      <a className="back" href={address.left(isOfWorklist ? '/' : '/customers')} onClick={address.follow}>
        {isOfWorklist ? text.worklist : text.customers}
      </a>
      <div className="title">
        <PageHeading
          address={address}
          text={text}
          name={isUnknown ? text.noCustomer : problem ? text.customer : name}
        >
          {customer && <bdi>{customer.name}</bdi>}
        </PageHeading>
        {!problem && (
          <a className="launch" href={organizationAddress(id)} target="_blank" rel="noreferrer">
            {t('customers.launch')}
          </a>
        )}
      </div>
      {isUnknown ? (
        <p className="page-message">
          {text.notFoundText} <code>{address.path}</code>
        </p>
      ) : problem ? (
        <FailureMessage error={problem} onRetry={retry} />
      ) : (
        <>
          <div className="customer-head">
            <div>
              <div className="customer-statuses">
                <ExplainedStatuses customer={customer} />
              </div>
              <Facts customer={customer} text={text} />
              <div className="tags">
                <details>
                  <summary>{mayEditTags ? text.editTags : text.tags}</summary>
                  {customer && <TagEditor customers={[customer]} />}
                </details>
                {customer?.tags && <TagBadges tags={customer.tags} />}
              </div>
            </div>
            {maySeeWorklist && <CustomerNextStep customerId={id} />}
          </div>
          <Tabs id={id} address={address} text={text} tabs={tabs} shown={tab} />
          <Shown tab={tab} id={id} address={address} text={text} />
        </>
      )}
    </>
  );
}

/** What the address says of the customer is shown. */
function Shown({ tab, ...place }: CustomerPlace & { readonly tab: string }) {
  const { id, address } = place;
  if (tab === 'trials') return <CustomerTrials customerId={id} />;
  if (tab === 'administrators') return <Managers id={id} address={address} />;
  if (tab !== 'calling')
    return (
      <div className="customer-use">
        <CustomerLicenseTrend customerId={id} />
        <CustomerSubscriptions customerId={id} />
      </div>
    );
  return <Calls {...place} />;
}

/** The week that stands in the address is shown, where anything is known of it. */
function Calls({ id, address, text }: CustomerPlace) {
  const { week: latest, firstWeek } = useCustomerCalling(id).data ?? {};
  const asked = useFittingValues(address, text, { week: (value) => isWeekWithin(value, firstWeek, latest) });
  const week = asked.week || undefined;
  return (
    <CustomerCalling
      customerId={id}
      week={week}
      chosenWeek={week}
      onChooseWeek={(next) => address.setValue('week', next)}
    />
  );
}

/** The page of those with access to all customers is linked where the viewer may change it. */
function Managers({ id, address }: { id: string; address: Address }) {
  const mayGrantAccess = useMay('access.grant');
  return (
    <PartnerAdministrators
      customerId={id}
      {...(mayGrantAccess && {
        administratorsHref: address.left('/administrators'),
        onOpenAdministrators: address.follow,
      })}
    />
  );
}

interface TabsProps extends CustomerPlace {
  /** What the viewer's role includes. */
  readonly tabs: readonly { readonly tab: string; readonly label: string }[];
  readonly shown: string;
}

/** What of the customer is shown stands in the address. */
function Tabs({ id, address, text, tabs, shown }: TabsProps) {
  const { region } = usePartner();
  return (
    <nav className="tabs" aria-label={text.customer}>
      {tabs.map(({ tab, label }) => (
        <a
          key={tab}
          href={addressOf(`/customers/${encodeURIComponent(id)}`, { region, tab })}
          aria-current={tab === shown ? 'page' : undefined}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            address.setValue('tab', tab);
          }}
        >
          {label}
        </a>
      ))}
    </nav>
  );
}

function Facts({ customer, text }: { customer: Customer | undefined; text: Texts }) {
  const { t, formats } = usePartner(managedTexts, regionTexts);
  const { region, managedBy, adminEmail, externalId, addedOn, lastAdminSignInAt } = customer ?? {};
  return (
    <dl className="facts customer-facts" aria-busy={customer === undefined}>
      <Fact name={text.region} customer={customer}>
        {t.find(`region.${region}`) ?? region}
      </Fact>
      <Fact name={text.managedBy} customer={customer}>
        {t.find(`managed.${managedBy}`) ?? managedBy}
      </Fact>
      <Fact name={text.administrator} customer={customer} isLong>
        {adminEmail && (
          <a href={`mailto:${encodeURIComponent(adminEmail)}`} title={adminEmail}>
            {adminEmail}
          </a>
        )}
      </Fact>
      <Fact name={text.lastSignIn} customer={customer}>
        {lastAdminSignInAt === null ? text.never : lastAdminSignInAt && formats.instantDay(lastAdminSignInAt)}
      </Fact>
      <Fact name={text.added} customer={customer}>
        {addedOn && formats.day(addedOn)}
      </Fact>
      <Fact name={text.externalId} customer={customer}>
        {externalId}
      </Fact>
    </dl>
  );
}

interface FactProps {
  readonly name: string;
  /** `undefined` while it loads: the place is there before. */
  readonly customer: Customer | undefined;
  readonly isLong?: true;
  readonly children: ReactNode;
}

/** One thing of the customer, in its place whether it is known or not. */
function Fact({ name, customer, isLong, children }: FactProps) {
  const { t } = usePartner(valueTexts);
  const isUnknown = customer !== undefined && children === undefined;
  return (
    <div className={isLong && 'long-fact'}>
      <dt>{name}</dt>
      <dd className={isUnknown ? 'not-supplied' : undefined}>
        {isUnknown ? t('value.unknown') : (children ?? '\u00a0')}
      </dd>
    </div>
  );
}

/** What is known of a customer, or why nothing is. */
interface CustomerState {
  readonly customer: Customer | undefined;
  readonly problem: Error | undefined;
  readonly retry: () => void;
}

/** The customer, from whichever region it lives in; nothing of the one before stays while it loads. */
function useCustomer(id: string): CustomerState {
  const { client, region, asOf } = usePartner();
  const [found, setFound] = useState<{ id: string; customer?: Customer; problem?: Error }>({ id });
  const [asked, setAsked] = useState(0);
  const again = () => setAsked((before) => before + 1);
  useEffect(() => client.subscribe(() => setAsked((before) => before + 1)), [client]);
  // asked anew after a change, of a tag for example
  useEffect(() => {
    const controller = new AbortController();
    client.customers.get({ id }, { region, asOf, signal: controller.signal }).then(
      (customer) => setFound({ id, customer }),
      (problem: Error) => controller.signal.aborted || setFound({ id, problem }),
    );
    return () => controller.abort();
  }, [client, id, region, asOf, asked]);
  const isCurrent = found.id === id;
  return {
    customer: isCurrent ? found.customer : undefined,
    problem: isCurrent ? found.problem : undefined,
    retry: again,
  };
}
