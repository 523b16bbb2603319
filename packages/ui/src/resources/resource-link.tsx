import type { Resource } from '@partnerkit/sdk';
import { linkAddress } from '@partnerkit/sdk/rules';
import { Icon } from '../primitives/icon.tsx';
import { NewTabLink } from '../primitives/new-tab-link.tsx';
import { useHostCall } from '../primitives/use-host-call.ts';

/** What {@link ResourceLink} takes. */
export interface ResourceLinkProps {
  readonly resource: Pick<Resource, 'url' | 'onOpen'>;
  readonly text: string;
  /** Told when it is opened. */
  readonly onOpen?: (() => void) | undefined;
}

/** Opens a resource: its address in a new tab, else what the host does. */
export function ResourceLink({ resource: { url, onOpen: act }, text, onOpen }: ResourceLinkProps) {
  const call = useHostCall();
  const tell = onOpen && (() => call(onOpen));
  const href = linkAddress(url);
  if (href) {
    return (
      <NewTabLink className="pk-resource-link" href={href} onFollow={tell}>
        <bdi>{text}</bdi>
        <Icon name="launch" />
      </NewTabLink>
    );
  }
  const open = () => {
    tell?.();
    if (act) call(act);
  };
  return (
    <button form="" type="button" className="pk-resource-link" onClick={open}>
      <bdi>{text}</bdi>
    </button>
  );
}
