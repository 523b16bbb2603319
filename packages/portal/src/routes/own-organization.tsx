import {
  CustomerCalling,
  CustomerSubscriptions,
  OrganizationSetup,
  useMay,
  useOrganizationSetup,
} from '@partnerkit/ui';
import type { Address } from '../address.ts';
import { PageHeading } from '../page-heading.tsx';
import type { Texts } from '../texts.ts';

interface OwnOrganizationProps {
  readonly address: Address;
  readonly text: Texts;
}

/** The partner's own organization: set up the first time, then looked after and seen by its analytics (ORG-1 to ORG-3). */
export function OwnOrganizationRoute({ address, text }: OwnOrganizationProps) {
  const { organization } = useOrganizationSetup();
  return (
    <>
      <PageHeading address={address} text={text} name={text.ownOrganization} />
      {organization?.setup.done && <Links address={address} text={text} />}
      <OrganizationSetup />
      {organization?.setup.done && <Analytics ownCustomerId={organization.ownCustomerId} text={text} />}
    </>
  );
}

/** Where users and administrators are managed. */
function Links({ address, text }: OwnOrganizationProps) {
  const mayManageUsers = useMay('users.manage');
  const mayGrantAccess = useMay('access.grant');
  return (
    <nav className="own-links" aria-label={text.ownOrganization}>
      {mayManageUsers && (
        <a href={address.left('/users')} onClick={address.follow}>
          {text.users}
        </a>
      )}
      {mayGrantAccess && (
        <a href={address.left('/administrators')} onClick={address.follow}>
          {text.administrators}
        </a>
      )}
    </nav>
  );
}

/** The same widgets as a customer's, of the customer that the own organization is. */
function Analytics({ ownCustomerId, text }: { ownCustomerId: string | undefined; text: Texts }) {
  const maySeeCalls = useMay('analytics.see');
  return (
    <section className="own-analytics" aria-label={text.ownAnalytics}>
      <h2>{text.ownAnalytics}</h2>
      {ownCustomerId === undefined ? (
        <p className="not-supplied">{text.noOwnAnalytics}</p>
      ) : (
        <>
          <CustomerSubscriptions customerId={ownCustomerId} />
          {maySeeCalls && <CustomerCalling customerId={ownCustomerId} />}
        </>
      )}
    </section>
  );
}
