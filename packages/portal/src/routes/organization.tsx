import type { Customer } from '@partnerkit/sdk';
import { errorText, usePartner } from '@partnerkit/ui';
import { useEffect, useState } from 'react';
import type { Address } from '../address.ts';
import { PageHeading } from '../page-heading.tsx';
import type { Texts } from '../texts.ts';

/** Where the launch action leads in this example: a host's link goes to the customer's own organization (CUS-3). */
export function OrganizationRoute({ id, address, text }: { id: string; address: Address; text: Texts }) {
  const { client, t } = usePartner();
  const [customer, setCustomer] = useState<Customer>();
  const [problem, setProblem] = useState<Error>();
  useEffect(() => {
    client.customers.get({ id }).then(setCustomer, setProblem);
  }, [client, id]);
  return (
    <>
      <PageHeading address={address} text={text} name={customer?.name ?? text.organization} />
      {problem ? <p role="alert">{errorText(t, problem)}</p> : <p>{text.organizationText}</p>}
      <a href="/customers">{text.back}</a>
    </>
  );
}
