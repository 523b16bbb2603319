import type { ReportKind, ReportTemplate } from '@partnerkit/sdk';
import { reportColumns, reportKinds } from '@partnerkit/sdk/rules';
import { saveReportTemplateSchema } from '@partnerkit/sdk/schemas';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { domainName } from '../i18n/domain-names.ts';
import { listFormat } from '../i18n/intl-formats.ts';
import { isolated } from '../i18n/isolated.ts';
import { peopleTexts } from '../i18n/texts/people-texts.ts';
import { reportTexts } from '../i18n/texts/report-texts.ts';
import { reportsTexts } from '../i18n/texts/reports-texts.ts';
import { conflictCurrent } from '../primitives/conflict-current.ts';
import { ConfirmDialog } from '../primitives/dialog/confirm-dialog.tsx';
import { FormDialog } from '../primitives/dialog/form-dialog.tsx';
import type { FieldMisfit } from '../primitives/form/field-problem-kind.ts';
import { SelectField } from '../primitives/form/select-field.tsx';
import { TextField } from '../primitives/form/text-field.tsx';
import { useInputForm } from '../primitives/form/use-input-form.ts';
import { drawnKey } from '../provider/drawn-key.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useIntent } from '../provider/use-intent.ts';
import { ColumnPicker } from './column-picker.tsx';
import { reportProblem } from './report-problems.ts';
import type { TemplateAct } from './template-act.ts';
import type { ReportBuilderState } from './use-report-builder.ts';

/** What {@link TemplateDialog} takes. */
export interface TemplateDialogProps {
  readonly act: TemplateAct;
  readonly state: ReportBuilderState;
  /** The language of the file's headers, in which columns are named. */
  readonly language: 'en' | 'it';
  readonly onSaved: (template: ReportTemplate) => void;
  readonly onRemoved: () => void;
  readonly onClose: () => void;
}

/** What is done with a custom template: made, changed, removed (REP-2). */
export function TemplateDialog(props: TemplateDialogProps) {
  const { act } = props;
  if (act.kind === 'remove') return <RemoveTemplate {...props} template={act.template} />;
  return <EditTemplate {...props} />;
}

interface TemplateValues extends Record<string, unknown> {
  readonly name: string;
  readonly report: ReportKind;
  readonly columns: readonly string[];
}

const columnsOf = (report: ReportKind) => reportColumns[report].map(({ field }) => field);

function EditTemplate({ act, state, language, onSaved, onClose }: TemplateDialogProps) {
  'use no memo';
  const { t, locale, notify } = usePartner(reportTexts, reportsTexts);
  const [base, setBase] = useState(act.kind === 'change' ? act.template : undefined);
  const [newId] = useState(drawnKey);
  const intentOf = useIntent();
  const problemText = useCallback((misfit: FieldMisfit) => reportProblem(t, misfit), [t]);
  const inputOf = ({ name, report, columns }: TemplateValues) => ({
    id: base?.id ?? newId,
    name: name.trim(),
    report,
    columns: [...columns],
    ...(base ? { version: base.version } : {}),
  });
  const report = act.kind === 'make' ? act.report : (base?.report ?? 'usage');
  const form = useInputForm<TemplateValues>({
    schema: saveReportTemplateSchema,
    toInput: inputOf,
    // a column that does not fit is a matter of all of them
    fieldOf: (path) => path.replace(/^columns\..*/, 'columns'),
    defaultValues: { name: base?.name ?? '', report, columns: base?.columns ?? columnsOf(report) },
    problemText,
  });
  const shown = useWatch({ control: form.form.control, name: 'report' });
  const last = useRef(shown);
  useEffect(() => {
    // another report has other columns
    if (last.current !== shown) form.form.setValue('columns', columnsOf(shown));
    last.current = shown;
  }, [shown, form]);
  const headers = reportColumns[shown].map((column) => ({ field: column.field, header: column[language] }));
  return (
    <FormDialog
      title={base ? t('reports.changeTemplate') : t('reports.newTemplate')}
      form={form}
      fields={['name', 'report', 'columns']}
      submitLabel={t('reports.saveTemplate')}
      failureText={(cause) => {
        const now = templateNow(cause);
        return (
          now &&
          t('reports.templateElsewhere', {
            name: isolated(now.name),
            columns: listFormat(locale).format(headersOf(now, language)),
          })
        );
      }}
      onSubmit={async (values) => {
        const input = inputOf(values);
        try {
          const saved = await state.saveTemplate(input, intentOf(input));
          notify({ text: t('reports.templateSaved', { name: isolated(saved.name) }) });
          onSaved(saved);
        } catch (cause) {
          const now = templateNow(cause);
          // what is saved next is put in the place of what is shown now
          if (now) setBase(now);
          throw cause;
        }
        onClose();
      }}
      onClose={onClose}
    >
      <TextField name="name" label={t('reports.templateName')} hint={t('reports.templateNameHint')} />
      {act.kind === 'make' && (
        <SelectField
          name="report"
          label={t('reports.report')}
          choices={reportKinds.map((kind) => ({ value: kind, label: domainName(t, 'report', kind) }))}
        />
      )}
      <ColumnPicker key={shown} name="columns" columns={headers} />
    </FormDialog>
  );
}

function headersOf({ report, columns }: ReportTemplate, language: 'en' | 'it'): string[] {
  return columns.map(
    (field) => reportColumns[report].find((one) => one.field === field)?.[language] ?? field,
  );
}

/** The template as somebody else has left it, where that is why it failed. */
function templateNow(cause: unknown): ReportTemplate | undefined {
  return conflictCurrent<ReportTemplate>(cause, ({ columns }) => Array.isArray(columns));
}

function RemoveTemplate({
  template,
  state,
  onRemoved,
  onClose,
}: TemplateDialogProps & { readonly template: ReportTemplate }) {
  const { t, notify } = usePartner(peopleTexts, reportsTexts);
  const [intent] = useState(drawnKey);
  const name = isolated(template.name);
  return (
    <ConfirmDialog
      title={t('reports.removeTitle', { name })}
      text={t('reports.removeTemplateText')}
      confirmLabel={t('people.remove')}
      tone="danger"
      onConfirm={async () => {
        await state.removeTemplate(template, intent);
        notify({ text: t('reports.templateRemoved', { name }) });
        onRemoved();
        onClose();
      }}
      onClose={onClose}
    />
  );
}
