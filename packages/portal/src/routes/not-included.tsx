import type { Role } from '@partnerkit/sdk';
import type { Address } from '../address.ts';
import { PageMessage } from '../page-message.tsx';
import type { PortalPage } from '../pages.ts';
import type { Identity } from '../session.ts';
import type { Texts } from '../texts.ts';

interface NotIncludedProps {
  readonly address: Address;
  readonly text: Texts;
  readonly page: PortalPage;
  readonly includedIn: readonly Role[];
  readonly identity: Identity;
}

/** A page that the viewer's role does not include: said with the roles that do, so that one knows what to ask for. */
export function NotIncludedRoute({ address, text, page, includedIn, identity }: NotIncludedProps) {
  return (
    <PageMessage address={address} text={text} name={text[page.label]}>
      <p>{text.notIncluded}</p>
      <dl className="facts">
        <div>
          <dt>{text.identity}</dt>
          <dd>
            {identity.name} · {identity.roles.map((role) => text[role]).join(', ')}
          </dd>
        </div>
        <div>
          <dt>{text.includedIn}</dt>
          <dd>{includedIn.map((role) => text[role]).join(', ')}</dd>
        </div>
      </dl>
    </PageMessage>
  );
}
