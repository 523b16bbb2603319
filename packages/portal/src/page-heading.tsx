import { type ReactNode, useEffect, useRef } from 'react';
import type { Address } from './address.ts';
import type { Texts } from './texts.ts';

interface PageHeadingProps {
  readonly address: Address;
  readonly text: Texts;
  /** What the page is called in the browser's title; `undefined` while it is not known. */
  readonly name: string | undefined;
  /** The heading, where it is more than the name. */
  readonly children?: ReactNode;
}

/**
 * A page's heading. It names the browser's tab, and who has come here by a link of the portal starts at it: the control
 * that led here is gone, and the focus with it.
 */
export function PageHeading({ address, text, name, children }: PageHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = name ? `${name} · ${text.title}` : text.title;
  }, [name, text]);
  useEffect(() => {
    if (name !== undefined && address.takeArrival()) heading.current?.focus({ preventScroll: true });
  });
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children ?? name ?? '\u00a0'}
    </h1>
  );
}
