import type { ImportedFile } from '@partnerkit/sdk';
import { dayNumber } from '@partnerkit/sdk';
import { useId, useState } from 'react';
import { domainName } from '../i18n/domain-names.ts';
import { importsTexts } from '../i18n/texts/imports-texts.ts';
import { regionTexts } from '../i18n/texts/region-texts.ts';
import { regionsTexts } from '../i18n/texts/regions-texts.ts';
import { Icon } from '../primitives/icon.tsx';
import { usePartner } from '../provider/partner-context.ts';
import type { NamedFilePlace } from './use-import-files.ts';

interface FilePlaceFormProps {
  readonly file: ImportedFile;
  /** Those that there are; absent, any. */
  readonly regions: readonly string[] | undefined;
  readonly others: readonly string[];
  readonly isBusy: boolean;
  readonly onPlace: (places: readonly NamedFilePlace[]) => void;
}

/** Names the region and the week of a usage file that does not say them by its folders, for others too where it is asked. */
export function FilePlaceForm({ file, regions, others, isBusy, onPlace }: FilePlaceFormProps) {
  const { t, region: looked } = usePartner(importsTexts, regionTexts, regionsTexts);
  const id = useId();
  const [region, setRegion] = useState(() => file.named?.region ?? likelyRegion(regions, looked));
  const [week, setWeek] = useState(file.named?.week ?? '');
  const [isForAll, setIsForAll] = useState(false);
  const [problem, setProblem] = useState<string>();
  const set = () => {
    if (isBusy) return;
    const day = dayNumber(week);
    // 1 January 1970 was a Thursday
    if (day === undefined || (day + 4) % 7 !== 0) return setProblem(t('imports.notSunday'));
    if (region.trim() === '') return setProblem(t('imports.noRegion'));
    setProblem(undefined);
    const files = isForAll ? [file.id, ...others] : [file.id];
    onPlace(files.map((fileId) => ({ fileId, region: region.trim(), week })));
  };
  return (
    <fieldset className="pk-import-place" form="" aria-describedby={problem && `${id}-problem`}>
      <legend>{t('imports.placeTitle')}</legend>
      <span className="pk-import-place-field">
        <label htmlFor={`${id}-region`}>{t('regions.label')}</label>
        {regions ? (
          <span className="pk-select">
            <select
              id={`${id}-region`}
              form=""
              value={region}
              onChange={({ currentTarget }) => setRegion(currentTarget.value)}
            >
              {region === '' && <option value="">{t('imports.chooseRegion')}</option>}
              {regions.map((one) => (
                <option key={one} value={one}>
                  {domainName(t, 'region', one)}
                </option>
              ))}
            </select>
            <Icon name="chevronDown" />
          </span>
        ) : (
          <input
            id={`${id}-region`}
            form=""
            type="text"
            className="pk-input"
            value={region}
            onChange={({ currentTarget }) => setRegion(currentTarget.value)}
          />
        )}
      </span>
      <span className="pk-import-place-field">
        <label htmlFor={`${id}-week`}>{t('imports.week')}</label>
        <input
          id={`${id}-week`}
          form=""
          type="date"
          className="pk-input"
          // a Sunday, from which browsers count in weeks
          min="2000-01-02"
          step={7}
          value={week}
          aria-invalid={problem !== undefined}
          onChange={({ currentTarget }) => setWeek(currentTarget.value)}
        />
      </span>
      <button form="" type="button" className="pk-button" aria-disabled={isBusy} onClick={set}>
        {t('imports.setPlace')}
      </button>
      {others.length > 0 && (
        <label className="pk-import-all">
          <input
            form=""
            type="checkbox"
            checked={isForAll}
            onChange={({ currentTarget }) => setIsForAll(currentTarget.checked)}
          />
          {t('imports.forAll', { count: others.length })}
        </label>
      )}
      {problem && (
        <p id={`${id}-problem`} className="pk-import-place-problem" role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}

/** The only region, or the one that is looked at; a guess among others would put a file where it does not belong. */
function likelyRegion(regions: readonly string[] | undefined, looked: string | undefined): string {
  if (regions?.length === 1) return regions[0] ?? '';
  return looked !== undefined && regions?.includes(looked) ? looked : '';
}
