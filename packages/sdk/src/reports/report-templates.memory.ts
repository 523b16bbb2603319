import { inTurn } from '../memory/in-turn.ts';
import { keptByHost } from '../memory/kept-by-host.ts';
import type { MemoryAnswers } from '../memory/memory-call.ts';
import { checkVersion } from '../operation/check-version.ts';
import { byName } from '../text/by-name.ts';
import { normalizeName } from '../text/normalize-name.ts';
import { replaced } from './replaced.ts';
import { changedTemplate } from './report-records.ts';
import type { ReportTemplate } from './report-template.schema.ts';
import {
  checkReportTemplate,
  notOwnTemplate,
  type ReportLayout,
  type ReportTemplateRow,
  reportLayout,
  templateNotFound,
  versionedTemplate,
} from './report-templates.ts';

/** Keeps custom templates in the host's own store, all of them; a rejection takes the change back. */
export type SaveReportTemplates = (templates: readonly ReportTemplate[]) => PromiseLike<void> | void;

/** Custom templates, as a host has them. */
export interface ReportTemplatesOptions {
  /** Custom templates (REP-2); absent, there are the default ones alone. */
  readonly reportTemplates?: readonly ReportTemplateRow[] | undefined;
  /** Absent: custom templates are read-only. */
  readonly saveReportTemplates?: SaveReportTemplates | undefined;
}

/** Who changes what is kept. */
export interface ReportActor {
  readonly actor: ReportTemplateRow['owner'];
  /** Only theirs may be changed; absent, everybody's. */
  readonly ownerId: string | undefined;
}

/** Custom templates in memory. */
export interface ReportTemplatesInMemory {
  /** What a report has by a template. Throws `notFound`. */
  readonly layoutOf: (template: string) => ReportLayout;
  /** What a template is called; `undefined` where there is none. */
  readonly nameOf: (template: string) => string | undefined;
  readonly answers: Pick<
    MemoryAnswers<'reports'>,
    'templates' | 'getTemplate' | 'saveTemplate' | 'removeTemplate'
  >;
}

/** Custom templates over rows in memory (REP-2). */
export function reportTemplatesInMemory(
  { reportTemplates = [], saveReportTemplates }: ReportTemplatesOptions,
  { actor, ownerId }: ReportActor,
): ReportTemplatesInMemory {
  const inOrder = inTurn();
  let templates = new Map(reportTemplates.map((row) => [row.id, row]));
  const found = (template: string) => reportLayout(template, [...templates.values()]);

  const saveTemplates = (after: ReadonlyMap<string, ReportTemplateRow>) =>
    keptByHost('The templates were not kept', () =>
      saveReportTemplates?.(Array.from(after.values(), versionedTemplate)),
    );

  /** Puts another template in the place of one, or takes it out. */
  const replaceTemplate = (
    id: string,
    other: (before: ReportTemplateRow | undefined) => ReportTemplateRow | undefined,
  ) =>
    inOrder(async () => {
      const before = templates.get(id);
      const next = other(before);
      if (before && ownerId !== undefined && before.owner.id !== ownerId) throw notOwnTemplate(before);
      const after = replaced(templates, id, next);
      await saveTemplates(after);
      templates = after;
      return { before, after: next };
    });

  return {
    nameOf: (template) => found(template)?.name,
    layoutOf: (template) => {
      const layout = found(template);
      if (!layout) throw templateNotFound(template);
      return layout;
    },
    answers: {
      templates: () => ({ items: Array.from(templates.values(), versionedTemplate).sort(byName) }),

      getTemplate({ id }) {
        const template = templates.get(id);
        if (!template) throw templateNotFound(id);
        return versionedTemplate(template);
      },

      async saveTemplate({ id, name, report, columns, version }, { record }) {
        checkReportTemplate({ id, report, columns });
        const { before, after } = await replaceTemplate(id, (found) => {
          checkVersion(`The template ${name}`, version, found && versionedTemplate(found));
          return { id, name: normalizeName(name), report, columns, owner: found?.owner ?? actor };
        });
        const change = changedTemplate(before, after);
        if (change.changes.length > 0) record(change);
        return versionedTemplate(after as ReportTemplateRow);
      },

      async removeTemplate({ id }, { record }) {
        const { before } = await replaceTemplate(id, (found) => {
          if (!found) throw templateNotFound(id);
          return undefined;
        });
        record(changedTemplate(before, undefined));
        return { id };
      },
    },
  };
}
