import { FailureMessage } from '@partnerkit/ui';
import type { ReactNode } from 'react';
import type { Address } from './address.ts';
import { NoCustomers } from './no-customers.tsx';
import { PageHeading } from './page-heading.tsx';
import type { Texts } from './texts.ts';
import { useOneRegion } from './use-one-region.ts';

/** What a page about one region takes. */
export interface OneRegionProps {
  readonly address: Address;
  readonly text: Texts;
  /** The region chosen last, on whichever page. */
  readonly lastRegion: string | undefined;
}

interface OneRegionPageProps extends OneRegionProps {
  readonly name: string;
  readonly children: ReactNode;
}

/** A page about one region; says that it loads until that is known (REG-1, REP-3). */
export function OneRegionPage({ address, text, lastRegion, name, children }: OneRegionPageProps) {
  const shown = useOneRegion(address, lastRegion);
  return (
    <>
      <PageHeading address={address} text={text} name={name} />
      {shown.state === 'ready' && <div className="analytics">{children}</div>}
      {shown.state === 'waiting' && <p className="starting">{text.loading}</p>}
      {shown.state === 'none' && <NoCustomers address={address} text={text} />}
      {shown.state === 'failed' && <FailureMessage error={shown.error} onRetry={shown.retry} />}
    </>
  );
}
