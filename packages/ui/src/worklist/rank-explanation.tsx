import type { WorklistItem } from '@partnerkit/sdk';
import type { OpenedExplanation } from '../figures/how-computed.tsx';
import { HowComputedFacts } from '../figures/how-computed-facts.tsx';
import { useFigureFormats } from '../i18n/figure-formats.ts';
import { isolated } from '../i18n/isolated.ts';
import { figureTexts } from '../i18n/texts/figure-texts.ts';
import { worklistTexts } from '../i18n/texts/worklist-texts.ts';
import { usePartner } from '../provider/partner-context.ts';
import { reasonName, type WorklistWords } from './reason-words.ts';
import { stakePriceText } from './stake-price-text.ts';

/** How the rank of a customer came about: each reason with its weight, the licenses at stake and its points, and what is not known. */
export function RankExplanation({
  item,
  words,
  asOf,
  ...opened
}: OpenedExplanation & {
  readonly item: WorklistItem;
  readonly words: WorklistWords;
  readonly asOf: string;
}) {
  const { t, formats, locale } = usePartner(figureTexts, worklistTexts);
  const number = useFigureFormats().average;
  const { reasons, notKnown, points } = item;
  return (
    <HowComputedFacts
      {...opened}
      figure={t('worklist.rankOf', { name: isolated(item.customerName) })}
      means={t('worklist.rankMeans')}
      facts={[
        ...reasons.map((reason) => ({
          name: reasonName(reason.id, words, t),
          value:
            reason.licenses === null || reason.points === null
              ? t('worklist.stakeNotKnown')
              : t('worklist.rankMade', {
                  weight: number(reason.weight),
                  count: reason.licenses,
                  points: number(reason.points),
                }),
        })),
        ...reasons.flatMap(({ id, price }) =>
          price
            ? [
                {
                  name: t('worklist.priceOf', { reason: reasonName(id, words, t) }),
                  value: stakePriceText(price, t, locale),
                },
              ]
            : [],
        ),
        {
          name: t('worklist.rankSum'),
          value: points === null ? t('worklist.noPoints') : t('worklist.points', { count: points }),
        },
        ...(notKnown.length === 0
          ? []
          : [
              {
                name: t('worklist.reasonsNotKnown'),
                value: notKnown.map((id) => <span key={id}>{reasonName(id, words, t)}</span>),
              },
            ]),
        { name: t('figure.asOf'), value: formats.day(asOf) },
      ]}
    />
  );
}
