import { PartnerError, type ReportKind, type ReportRun, type ReportTemplate } from '@partnerkit/sdk';
import { reportKinds } from '@partnerkit/sdk/rules';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { domainName } from '../i18n/domain-names.ts';
import { isolated } from '../i18n/isolated.ts';
import { failureTexts } from '../i18n/texts/failure-texts.ts';
import { peopleTexts } from '../i18n/texts/people-texts.ts';
import { regionTexts } from '../i18n/texts/region-texts.ts';
import { reportTellsTexts } from '../i18n/texts/report-tells-texts.ts';
import { reportTexts } from '../i18n/texts/report-texts.ts';
import { reportsTexts } from '../i18n/texts/reports-texts.ts';
import { wizardTexts } from '../i18n/texts/wizard-texts.ts';
import { FailureLine } from '../primitives/failure-line.tsx';
import { FailureState } from '../primitives/failure-state.tsx';
import { useKeptFocus } from '../primitives/focus/use-kept-focus.ts';
import { RadioGroup } from '../primitives/form/checkbox-group.tsx';
import { ErrorSummary } from '../primitives/form/error-summary.tsx';
import type { FieldMisfit } from '../primitives/form/field-problem-kind.ts';
import { InputFormProvider } from '../primitives/form/input-form-provider.tsx';
import { SwitchField } from '../primitives/form/switch-field.tsx';
import { useInputForm } from '../primitives/form/use-input-form.ts';
import { useSubmit } from '../primitives/form/use-submit.ts';
import { Icon } from '../primitives/icon.tsx';
import { lazyPart } from '../primitives/lazy-part.tsx';
import { StateMessage } from '../primitives/state-message.tsx';
import { UnsupportedState } from '../primitives/unsupported-state.tsx';
import { Widget } from '../primitives/widget.tsx';
import { drawnKey } from '../provider/drawn-key.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useIntent } from '../provider/use-intent.ts';
import { useToday } from '../trials/use-today.ts';
import { DayFields } from './day-fields.tsx';
import { FileFields } from './file-fields.tsx';
import { reportField, reportFields, reportProblem, reportSchema } from './report-problems.ts';
import { ReportSkeleton } from './report-skeleton.tsx';
import { fileInput, type ReportValues, scheduleInput } from './report-values.ts';
import { RunPanel } from './run-panel.tsx';
import { ScheduleFields } from './schedule-fields.tsx';
import type { TemplateAct } from './template-act.ts';
import { type ReportBuilderState, useReportBuilder } from './use-report-builder.ts';
import { useReportWords } from './use-report-words.ts';
import { usualValues } from './usual-values.ts';

const TemplateDialog = lazyPart(
  () => import('./template-dialog.tsx').then((module) => module.TemplateDialog),
  ({ onClose }) => onClose(),
);

/** What {@link ReportBuilder} takes; nothing is needed. */
export interface ReportBuilderProps {
  /** The chosen template, controlled: a report (`usage`, `devices`, `phoneNumbers`) or the id of a custom template. */
  readonly template?: string | undefined;
  readonly defaultTemplate?: string | undefined;
  readonly onTemplateChange?: ((template: string) => void) | undefined;
}

/**
 * Runs a report now, with its progress and its file in place, or schedules it; custom templates are made, changed and removed
 * here (REP-1 to REP-6). Whoever may only look runs reports and saves nothing.
 */
export function ReportBuilder(props: ReportBuilderProps) {
  return (
    <Widget>
      <Builder {...props} />
    </Widget>
  );
}

const forbidden = new PartnerError({ code: 'forbidden', message: 'reports.run' });

function Builder(props: ReportBuilderProps) {
  const { t, client } = usePartner(failureTexts);
  const state = useReportBuilder();
  const { query, templates } = state;
  if (!client.supports('reports.run')) return <UnsupportedState />;
  if (!state.mayRun) return <FailureState error={forbidden} onRetry={() => {}} t={t} />;
  if (query.isError && !templates)
    return <FailureState error={query.error} onRetry={() => query.refetch()} t={t} />;
  if (state.isLoading || !templates) return <ReportSkeleton />;
  if (state.needsRegion)
    return <StateMessage state="empty" title={t('state.regionTitle')} text={t('state.regionText')} />;
  return <BuilderForm {...props} state={state} templates={templates} />;
}

interface BuilderFormProps extends ReportBuilderProps {
  readonly state: ReportBuilderState;
  readonly templates: readonly ReportTemplate[];
}

function BuilderForm({ state, templates, onTemplateChange, ...props }: BuilderFormProps) {
  'use no memo';
  const { t, locale, notify, region } = usePartner(
    peopleTexts,
    regionTexts,
    reportTellsTexts,
    reportTexts,
    reportsTexts,
    wizardTexts,
  );
  const words = useReportWords();
  const today = useToday();
  const intentOf = useIntent();
  const widget = useRef<HTMLDivElement>(null);
  useKeptFocus(widget);
  const [run, setRun] = useState<ReportRun>();
  const [act, setAct] = useState<TemplateAct>();
  // what was taken is another intent from then on, though the same is asked for again
  const [taken, setTaken] = useState(drawnKey);
  const reportOf = (id: string): ReportKind =>
    templates.find((one) => one.id === id)?.report ?? reportKinds.find((kind) => kind === id) ?? 'usage';
  const hasDays = ({ template, when }: ReportValues) => when === 'now' && reportOf(template) === 'usage';
  const inputOf = (values: ReportValues) =>
    values.when === 'now'
      ? {
          template: values.template,
          ...(hasDays(values) ? { from: values.from, until: values.until } : {}),
          ...fileInput(values),
        }
      : { id: taken, ...scheduleInput(values) };
  const problemText = useCallback((misfit: FieldMisfit) => reportProblem(t, misfit), [t]);
  const isTemplate = (id: string) =>
    templates.some((one) => one.id === id) || reportKinds.some((kind) => kind === id);
  const asked = props.template ?? props.defaultTemplate ?? 'usage';
  // a template may be gone, and an address can hold anything
  const first = isTemplate(asked) ? asked : 'usage';
  const form = useInputForm<ReportValues>({
    schema: (sent) => reportSchema(sent, hasDays(sent), today),
    toInput: inputOf,
    fieldOf: reportField,
    defaultValues: useMemo(() => usualValues(first, locale, today), [first, locale, today]),
    problemText,
  });
  const { setValue, control } = form.form;
  const values = useWatch({ control }) as ReportValues;
  const { template, when } = values;
  const custom = templates.find((one) => one.id === template);
  const report = reportOf(template);

  const given = props.template !== undefined && isTemplate(props.template) ? props.template : undefined;
  useEffect(() => {
    if (given !== undefined) setValue('template', given);
  }, [given, setValue]);
  const told = useRef(asked);
  useEffect(() => {
    if (told.current === template) return;
    told.current = template;
    onTemplateChange?.(template);
  }, [template, onTemplateChange]);

  const { submit, heldBack, failure, isBusy, clear } = useSubmit(form, async (sent) => {
    const input = inputOf(sent);
    const intent = intentOf([taken, region ?? null, input]);
    if (sent.when === 'now') setRun(await state.run(input as Parameters<typeof state.run>[0], intent));
    else {
      await state.saveSchedule(input as Parameters<typeof state.saveSchedule>[0], intent);
      notify({ text: t('reports.scheduled', { name: isolated(words.template(sent.template, templates)) }) });
      setValue('when', 'now');
    }
    setTaken(drawnKey());
    clear();
  });
  const regionName =
    state.regions.length > 1 && region !== undefined
      ? (state.regions.find(({ id }) => id === region)?.name ?? domainName(t, 'region', region))
      : undefined;
  const open = (next: TemplateAct) => ({
    'aria-haspopup': 'dialog' as const,
    onPointerEnter: TemplateDialog.ahead,
    onFocus: TemplateDialog.ahead,
    onClick: () => setAct(next),
  });
  return (
    <div ref={widget} className="pk-widget pk-report-builder">
      <InputFormProvider form={form}>
        <div className="pk-report">
          <div className="pk-report-choices">
            <RadioGroup
              name="template"
              label={t('reports.report')}
              choices={[
                ...reportKinds.map((kind) => ({ value: kind, label: domainName(t, 'report', kind) })),
                ...templates.map((one) => ({
                  value: one.id,
                  label: one.name,
                  detail: t('reports.templateDetail', {
                    report: domainName(t, 'report', one.report),
                    count: one.columns.length,
                  }),
                })),
              ]}
            />
            {state.mayMakeTemplates && (
              <button form="" type="button" className="pk-button" {...open({ kind: 'make', report })}>
                <Icon name="plus" />
                {t('reports.newTemplate')}
              </button>
            )}
          </div>
          <div className="pk-report-form pk-fields">
            <div className="pk-report-head">
              <h2 className="pk-section-title">
                <bdi>{words.template(template, templates)}</bdi>
              </h2>
              {custom && (
                <span className="pk-report-acts">
                  {state.mayChange(custom) && (
                    <button
                      form=""
                      type="button"
                      className="pk-button"
                      {...open({ kind: 'change', template: custom })}
                    >
                      {t('reports.change')}
                    </button>
                  )}
                  {state.mayRemove(custom) && (
                    <button
                      form=""
                      type="button"
                      className="pk-button"
                      {...open({ kind: 'remove', template: custom })}
                    >
                      {t('people.remove')}
                    </button>
                  )}
                </span>
              )}
              <p className="pk-report-tells">{domainName(t, 'reportTells', report)}</p>
              <p className="pk-field-hint">
                {t('reports.fresh')} {regionName && t('reports.ofRegion', { region: isolated(regionName) })}
              </p>
            </div>
            <ErrorSummary fields={reportFields} attempt={heldBack} />
            {state.maySchedule && (
              <SwitchField
                name="when"
                label={t('reports.when')}
                choices={[
                  { value: 'now', label: t('reports.now') },
                  { value: 'schedule', label: t('reports.onSchedule') },
                ]}
              />
            )}
            {when === 'schedule' && <ScheduleFields report={report} />}
            {hasDays(values) && <DayFields />}
            {report !== 'usage' && <p className="pk-field-hint">{t('reports.noDays')}</p>}
            <FileFields />
            {failure && <FailureLine error={failure.cause} onRetry={() => void submit()} isTrying={isBusy} />}
            <div className="pk-report-submit">
              <button
                form=""
                type="button"
                className="pk-button pk-primary"
                aria-disabled={isBusy}
                onClick={() => void submit()}
              >
                {isBusy ? t('wizard.working') : t(when === 'now' ? 'reports.runNow' : 'reports.saveSchedule')}
              </button>
            </div>
            {run && <RunPanel key={run.id} asked={run} onClose={() => setRun(undefined)} />}
          </div>
        </div>
      </InputFormProvider>
      {act && (
        <TemplateDialog
          act={act}
          state={state}
          language={values.language}
          onSaved={({ id }) => setValue('template', id)}
          onRemoved={() => setValue('template', report)}
          onClose={() => setAct(undefined)}
        />
      )}
    </div>
  );
}
