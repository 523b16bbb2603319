import { useMay, usePartner } from '@partnerkit/ui';
import { stateTexts } from '@partnerkit/ui/texts';
import type { Address } from './address.ts';
import type { Texts } from './texts.ts';

/** A partner without customers has no region either: nothing to choose, and one way on. */
export function NoCustomers({ address, text }: { address: Address; text: Texts }) {
  const { client, t } = usePartner(stateTexts);
  const mayImport = useMay('data.import') && client.supports('imports.begin');
  return (
    <div className="page-message">
      <p>
        <strong>{t('state.emptyTitle')}</strong>
      </p>
      <p>{t('state.emptyAllText')}</p>
      {mayImport && (
        <a className="way-on" href="/import" onClick={address.follow}>
          {text.import}
        </a>
      )}
    </div>
  );
}
