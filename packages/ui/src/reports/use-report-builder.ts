import type { PartnerClient, ReportRun, ReportSchedule, ReportTemplate } from '@partnerkit/sdk';
import { usePartner } from '../provider/partner-context.ts';
import { useCallOptions, useSourceQuery } from '../provider/use-source-query.ts';
import { usePermission, usePermissionScope, useViewerId } from '../provider/use-viewer.ts';

type Asked<Verb extends 'run' | 'saveSchedule' | 'saveTemplate'> = Parameters<
  PartnerClient['reports'][Verb]
>[0];

const noTemplates: readonly ReportTemplate[] = [];

/** What reports are run and scheduled from, and what can be done: templates, a run now, a schedule (REP-1, REP-2). */
export function useReportBuilder() {
  const { client, changing, region } = usePartner();
  const options = useCallOptions();
  const mayRun = usePermission('reports.run') !== false;
  const scope = usePermissionScope('reports.schedule');
  const viewerId = useViewerId();
  const hasRegions = client.supports('regions.list');
  const regionQuery = useSourceQuery(['regions'], (call) => client.regions.list(call), {
    enabled: hasRegions,
    isPartnerWide: true,
  });
  const regions = regionQuery.data?.items;
  const hasTemplates = client.supports('reports.templates');
  const query = useSourceQuery(['reports', 'templates'], (call) => client.reports.templates(call), {
    enabled: mayRun && hasTemplates,
    isPartnerWide: true,
  });
  const may = (operation: 'reports.saveSchedule' | 'reports.saveTemplate' | 'reports.removeTemplate') =>
    scope !== undefined && client.supports(operation);
  const isOwn = ({ owner }: ReportTemplate) => scope === 'all' || owner.id === viewerId;
  const keyed = (intent: string) => ({ ...options, idempotencyKey: intent });
  return {
    query,
    /** Also while it is not known, or nobody tells. */
    mayRun,
    /** Custom templates, by name; `undefined` while they load. */
    templates: hasTemplates ? query.data?.items : noTemplates,
    /** The regions to choose from; none while they are not known. */
    regions: regions ?? [],
    /** Whether a region has to be chosen first: there is more than one, and reports are of one (REP-3). */
    needsRegion: region === undefined && (regions?.length ?? 0) > 1,
    /** Whether it is not known yet which regions there are, or what the viewer may do: nothing comes in above the form later. */
    isLoading:
      (hasTemplates && query.isPending) || (hasRegions && regionQuery.isPending) || viewerId === undefined,
    maySchedule: may('reports.saveSchedule'),
    mayMakeTemplates: may('reports.saveTemplate'),
    mayChange: (template: ReportTemplate) => may('reports.saveTemplate') && isOwn(template),
    mayRemove: (template: ReportTemplate) => may('reports.removeTemplate') && isOwn(template),
    /** Has a report run now. Rejects where it was not taken. */
    run: (input: Asked<'run'>, intent: string): Promise<ReportRun> =>
      changing(() => client.reports.run(input, keyed(intent)), 'reports'),
    /** Keeps a schedule, a new one or in place of what is there. Rejects where it was not done. */
    saveSchedule: (input: Asked<'saveSchedule'>, intent: string): Promise<ReportSchedule> =>
      changing(() => client.reports.saveSchedule(input, keyed(intent)), 'reports'),
    /** Keeps a custom template, a new one or in place of what is there. Rejects where it was not done. */
    saveTemplate: (input: Asked<'saveTemplate'>, intent: string): Promise<ReportTemplate> =>
      changing(() => client.reports.saveTemplate(input, { idempotencyKey: intent }), 'reports'),
    /** Removes a custom template. Rejects where it was not done. */
    removeTemplate: async ({ id }: ReportTemplate, intent: string): Promise<void> => {
      await changing(() => client.reports.removeTemplate({ id }, { idempotencyKey: intent }), 'reports');
    },
  };
}

/** What {@link useReportBuilder} gives. */
export type ReportBuilderState = ReturnType<typeof useReportBuilder>;
