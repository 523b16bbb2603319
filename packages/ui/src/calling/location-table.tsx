import { useId } from 'react';
import { useFigureFormats } from '../i18n/figure-formats.ts';
import { callingTexts } from '../i18n/texts/calling-texts.ts';
import { NotKnown, NoValue } from '../primitives/unknown-value.tsx';
import { usePartner } from '../provider/partner-context.ts';
import type { CustomerCallingOverview } from './use-calling.ts';

type Location = CustomerCallingOverview['locations'][number];

/** The locations of a customer in the week shown, those with the most legs first (CAL). */
export function LocationTable({ picture }: { readonly picture: CustomerCallingOverview | undefined }) {
  const { t, formats } = usePartner(callingTexts);
  const figureFormats = useFigureFormats();
  const id = useId();
  const number = (value: number | null) => (value === null ? <NotKnown t={t} /> : formats.number(value));
  const columns = [
    { header: t('calling.calls'), cell: ({ calls }: Location) => number(calls) },
    { header: t('calling.columnLegs'), cell: ({ legs }: Location) => number(legs) },
    {
      header: t('calling.poorLegs'),
      cell: (row: Location) => (isUnrated(row) ? t('calling.notMeasured') : number(row.poorLegs)),
    },
    {
      header: t('calling.columnPoorShare'),
      cell: ({ poorLegs, ratedLegs }: Location) =>
        poorLegs === null || !ratedLegs ? <NoValue t={t} /> : figureFormats.share(poorLegs / ratedLegs),
    },
    {
      header: t('calling.columnMinutes'),
      cell: ({ minutes }: Location) => number(minutes === null ? null : Math.round(minutes)),
    },
  ];
  return (
    <section className="pk-section" aria-labelledby={id} aria-busy={!picture}>
      <div className="pk-section-head">
        <h2 className="pk-section-title" id={id}>
          {t('calling.locations')}
        </h2>
      </div>
      {picture?.locations.length === 0 ? (
        <p className="pk-section-note">{t('calling.noLocations')}</p>
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is of controls
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it sideways
        <div className="pk-side-scroll pk-locations" role="group" aria-labelledby={id} tabIndex={0}>
          <table className="pk-plain-table">
            <thead>
              <tr>
                <th scope="col">{t('calling.location')}</th>
                {columns.map(({ header }) => (
                  <th key={header} scope="col" data-align="end">
                    {header}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {picture?.locations.map((row) => (
                <tr key={row.location ?? ''}>
                  <th scope="row">
                    <bdi>{row.location ?? t('calling.noLocation')}</bdi>
                  </th>
                  {columns.map(({ header, cell }) => (
                    <td key={header} data-align="end">
                      {cell(row)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** There were legs, and none of them was measured: neither good nor poor. */
function isUnrated({ legs, ratedLegs }: Location): boolean {
  return legs !== null && legs > 0 && ratedLegs === 0;
}
