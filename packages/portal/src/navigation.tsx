import type { Role } from '@partnerkit/sdk';
import type { Address } from './address.ts';
import type { Texts } from './texts.ts';
import { usePageGroups } from './use-page-groups.ts';

interface NavigationProps {
  /** By which the button of a narrow screen opens it. */
  readonly id: string;
  readonly address: Address;
  /** The first part of the address of the page that is shown. */
  readonly page: string | undefined;
  readonly roles: readonly Role[];
  readonly hasSeveralRegions: boolean;
  readonly text: Texts;
}

/**
 * The portal's pages, those that belong together under one name; what the viewer's role does not include is not there. It stands at
 * the side, and where there is no room for that opens from the header.
 */
export function Navigation({ id, address, page, roles, hasSeveralRegions, text }: NavigationProps) {
  const groups = usePageGroups(roles, hasSeveralRegions);
  return (
    <nav id={id} popover="auto" className="side" aria-label={text.title}>
      {groups.map(
        ({ label, pages }) =>
          pages.length > 0 && (
            <ul key={pages[0]?.id} aria-label={label && text[label]}>
              {label && (
                <li className="side-group" aria-hidden="true">
                  {text[label]}
                </li>
              )}
              {pages.map((one) => (
                <li key={one.id}>
                  <a
                    href={address.left(`/${one.id}`)}
                    aria-current={one.id === page ? 'page' : undefined}
                    onClick={(event) => {
                      event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
                      address.follow(event);
                    }}
                  >
                    <one.icon aria-hidden="true" />
                    {text[one.label]}
                  </a>
                </li>
              ))}
            </ul>
          ),
      )}
    </nav>
  );
}
