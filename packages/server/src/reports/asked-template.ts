import {
  type ReportLayout,
  type ReportTemplateRow,
  reportLayout,
  templateNotFound,
} from '@partnerkit/sdk/server';
import type { RequestContext } from '../http/handlers.ts';

function templatesOf({ atHome }: RequestContext): readonly ReportTemplateRow[] {
  return atHome as readonly ReportTemplateRow[];
}

/** What a template is called; `undefined`: it is not there. */
export function templateNameOf(template: string, context: RequestContext): string | undefined {
  return reportLayout(template, templatesOf(context))?.name;
}

/** The report and the columns of a template. */
export function layoutOf(template: string, context: RequestContext): ReportLayout {
  const layout = reportLayout(template, templatesOf(context));
  if (!layout) throw templateNotFound(template);
  return layout;
}

/** What of a template a run is made of: what becomes of the template later changes no run. */
export function contentOf({ id, name, report, columns }: ReportLayout) {
  return { template: id, templateName: id === report ? null : name, report, columns: [...columns] };
}
