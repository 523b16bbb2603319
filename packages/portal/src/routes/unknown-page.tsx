import type { Address } from '../address.ts';
import { PageMessage } from '../page-message.tsx';
import type { Texts } from '../texts.ts';

/** An address that leads to no page. */
export function UnknownPageRoute({ address, text }: { address: Address; text: Texts }) {
  return (
    <PageMessage address={address} text={text} name={text.notFound}>
      <p>
        {text.notFoundText} <code>{address.path}</code>
      </p>
    </PageMessage>
  );
}
