import { domainName } from '../i18n/domain-names.ts';
import { useFigureFormats } from '../i18n/figure-formats.ts';
import { figureTexts } from '../i18n/texts/figure-texts.ts';
import { productTexts } from '../i18n/texts/product-texts.ts';
import { usePartner } from '../provider/partner-context.ts';
import { peerBandText } from './peer-band-text.ts';
import { ruleTexts } from './rule-texts.ts';
import type { LicenseFigures, LicensePeers } from './use-license-figures.ts';

/** By which peers low assignment was judged: how many, and the rates that they set. */
export function LicensePeersTable({
  peers,
  product,
  rules,
}: {
  readonly peers: readonly LicensePeers[];
  readonly product: string;
  readonly rules: LicenseFigures['rules'];
}) {
  const { t, formats } = usePartner(figureTexts, productTexts);
  const { share } = useFigureFormats();
  const said = ruleTexts(rules);
  const bands = rules?.lowAssignment?.bands;
  return (
    <table className="pk-how-peers">
      <caption>{t('figure.peersOf', { product: domainName(t, 'product', product) })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('figure.band')}</th>
          <th scope="col">{t('figure.peers')}</th>
          <th scope="col">
            {t('figure.lowerQuartile', { ...said, share: formats.percent(100 * said.share) })}
          </th>
          <th scope="col">{t('figure.median')}</th>
        </tr>
      </thead>
      <tbody>
        {peers.map(({ band, peers: count, lowerQuantile, median }) => (
          <tr key={band ?? 'all'}>
            <th scope="row">
              <bdi>{peerBandText(band, { t, formats, bands })}</bdi>
            </th>
            <td>{formats.number(count)}</td>
            <td>{share(lowerQuantile)}</td>
            <td>{share(median)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
