import { usePartner } from '@partnerkit/ui';
import { regionTexts } from '@partnerkit/ui/texts';
import { type Address, addressOf } from '../address.ts';
import { PageMessage } from '../page-message.tsx';
import type { Texts } from '../texts.ts';

interface UnknownRegionProps {
  readonly address: Address;
  readonly text: Texts;
  /** The regions that there are. */
  readonly regions: readonly string[];
}

/** An address that names a region in which the partner has no data; the same page opens in one of the others (REG-1). */
export function UnknownRegionRoute({ address, text, regions }: UnknownRegionProps) {
  const { t } = usePartner(regionTexts);
  return (
    <PageMessage address={address} text={text} name={text.unknownRegion}>
      <p>
        {text.unknownRegionText} <code>{address.value('region')}</code>
      </p>
      <ul className="ways-on">
        {regions.map((region) => (
          <li key={region}>
            <a href={addressOf(address.path, { region })} onClick={address.follow}>
              {t.find(`region.${region}`) ?? region}
            </a>
          </li>
        ))}
      </ul>
    </PageMessage>
  );
}
