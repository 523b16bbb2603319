import { useWatch } from 'react-hook-form';
import { reportsTexts } from '../i18n/texts/reports-texts.ts';
import { CheckboxGroup } from '../primitives/form/checkbox-group.tsx';
import { SelectField } from '../primitives/form/select-field.tsx';
import { SwitchField } from '../primitives/form/switch-field.tsx';
import { Icon } from '../primitives/icon.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { byteOrderMark, delimiterNames, type ReportValues } from './report-values.ts';

const delimiterTexts = {
  comma: 'reports.comma',
  semicolon: 'reports.semicolon',
  tab: 'reports.tab',
} as const;

/** How the file is written: format and language, and of a CSV, folded, what spreadsheets of some languages need (REP-7, REP-9). */
export function FileFields() {
  'use no memo';
  const { t } = usePartner(reportsTexts);
  const { format } = useWatch() as ReportValues;
  return (
    <>
      <div className="pk-field-row">
        <SwitchField
          name="format"
          label={t('reports.format')}
          choices={[
            { value: 'csv', label: 'CSV' },
            { value: 'xlsx', label: 'XLSX' },
          ]}
        />
        <SelectField
          name="language"
          label={t('reports.language')}
          choices={[
            { value: 'en', label: 'English' },
            { value: 'it', label: 'Italiano' },
          ]}
        />
      </div>
      <p className="pk-field-hint">{t(format === 'xlsx' ? 'reports.xlsxHint' : 'reports.csvHint')}</p>
      {format === 'csv' && (
        <details className="pk-more-fields">
          <summary className="pk-card-head">
            <span className="pk-card-chevron">
              <Icon name="chevronDown" />
            </span>
            {t('reports.more')}
          </summary>
          <div className="pk-fields">
            <SelectField
              name="delimiter"
              label={t('reports.delimiter')}
              hint={t('reports.delimiterHint')}
              choices={delimiterNames.map((name) => ({ value: name, label: t(delimiterTexts[name]) }))}
            />
            <CheckboxGroup
              name="marks"
              label={t('reports.encoding')}
              choices={[{ value: byteOrderMark, label: t('reports.mark'), detail: t('reports.markHint') }]}
            />
          </div>
        </details>
      )}
    </>
  );
}
