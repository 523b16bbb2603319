import type { ReactNode } from 'react';
import type { Address } from './address.ts';
import { PageHeading } from './page-heading.tsx';
import type { Texts } from './texts.ts';

interface PageMessageProps {
  readonly address: Address;
  readonly text: Texts;
  /** The heading, and what the browser's tab is called. */
  readonly name: string;
  readonly children: ReactNode;
}

/** A page that says why there is nothing else at its address, with a way on. */
export function PageMessage({ address, text, name, children }: PageMessageProps) {
  return (
    <div className="page-message">
      <PageHeading address={address} text={text} name={name} />
      {children}
      <a className="way-on" href="/" onClick={address.follow}>
        {text.toStart}
      </a>
    </div>
  );
}
