import type { ReportKind, ReportTemplate } from '@partnerkit/sdk';

/** What is open over the templates. */
export type TemplateAct =
  | { readonly kind: 'make'; readonly report: ReportKind }
  | { readonly kind: 'change' | 'remove'; readonly template: ReportTemplate };
