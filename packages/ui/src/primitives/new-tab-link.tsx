import type { ReactNode } from 'react';
import { linkTexts } from '../i18n/texts/link-texts.ts';
import { usePartner } from '../provider/partner-context.ts';

/** What {@link NewTabLink} takes. */
export interface NewTabLinkProps {
  /** An address that `linkAddress` lets through. */
  readonly href: string;
  readonly className?: string | undefined;
  /** Told when it is followed. */
  readonly onFollow?: (() => void) | undefined;
  readonly children: ReactNode;
}

/** A link that leaves the page where it is; a screen reader is told so before it is followed. */
export function NewTabLink({ href, className = 'pk-link', onFollow, children }: NewTabLinkProps) {
  const { t } = usePartner(linkTexts);
  return (
    <a className={className} href={href} target="_blank" rel="noopener noreferrer" onClick={onFollow}>
      {children} <span className="pk-visually-hidden">{t('link.newTab')}</span>
    </a>
  );
}
