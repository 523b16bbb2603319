import {
  changedTemplate,
  checkReportTemplate,
  checkVersion,
  normalizeName,
  notOwnTemplate,
  type ReportTemplateRow,
  templateNotFound,
  versionedTemplate,
} from '@partnerkit/sdk/server';
import type { Handlers, RequestContext } from '../http/handlers.ts';
import { deleteTemplate, lockTemplate, selectTemplates, upsertTemplate } from './report-templates.queries.ts';
import { ownAlone } from './report-viewer.ts';

/** Templates of the partner's own (REP-1). */
export const reportTemplatesHandlers: Pick<
  Handlers['reports'],
  'templates' | 'getTemplate' | 'saveTemplate' | 'removeTemplate'
> = {
  async templates(_input, { tx, partner }) {
    return { items: (await selectTemplates(tx, partner)).map(versionedTemplate) };
  },

  async getTemplate({ id }, { tx, partner }) {
    const template = (await selectTemplates(tx, partner)).find((one) => one.id === id);
    if (!template) throw templateNotFound(id);
    return versionedTemplate(template);
  },

  async saveTemplate({ id, name, report, columns, version }, context) {
    const { tx, partner, actor, record } = context;
    checkReportTemplate({ id, report, columns });
    const before = await lockTemplate(tx, partner, id);
    checkVersion(`The template ${name}`, version, before && versionedTemplate(before));
    if (before) checkOwn(before, context);
    const after = { id, name: normalizeName(name), report, columns, owner: before?.owner ?? actor };
    const change = changedTemplate(before, after);
    if (change.changes.length > 0) {
      await upsertTemplate(tx, partner, after);
      record(change);
    }
    return versionedTemplate(after);
  },

  async removeTemplate({ id }, context) {
    const { tx, partner, record } = context;
    const before = await lockTemplate(tx, partner, id);
    if (!before) throw templateNotFound(id);
    checkOwn(before, context);
    await deleteTemplate(tx, partner, id);
    record(changedTemplate(before, undefined));
    return { id };
  },
};

function checkOwn(template: ReportTemplateRow, context: RequestContext): void {
  const owner = ownAlone(context);
  if (owner !== undefined && template.owner.id !== owner) throw notOwnTemplate(template);
}
