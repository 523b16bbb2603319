import type { CompiledMessages } from './compiled-messages.ts';
import { actionTexts } from './texts/action-texts.ts';
import { adminsTexts } from './texts/admins-texts.ts';
import { auditKindTexts } from './texts/audit-kind-texts.ts';
import { auditTexts } from './texts/audit-texts.ts';
import { barTexts } from './texts/bar-texts.ts';
import { callingTexts } from './texts/calling-texts.ts';
import { chartTexts } from './texts/chart-texts.ts';
import { columnMenuTexts } from './texts/column-menu-texts.ts';
import { columnTexts } from './texts/column-texts.ts';
import { columnsTexts } from './texts/columns-texts.ts';
import { compareTexts } from './texts/compare-texts.ts';
import { customerActionTexts } from './texts/customer-action-texts.ts';
import { customerAdminsTexts } from './texts/customer-admins-texts.ts';
import { customersTexts } from './texts/customers-texts.ts';
import { detailTexts } from './texts/detail-texts.ts';
import { dialogTexts } from './texts/dialog-texts.ts';
import { endpointTexts } from './texts/endpoint-texts.ts';
import { enrichTexts } from './texts/enrich-texts.ts';
import { errorTexts } from './texts/error-texts.ts';
import { everyTexts } from './texts/every-texts.ts';
import { excludedTexts } from './texts/excluded-texts.ts';
import { exportMenuTexts } from './texts/export-menu-texts.ts';
import { failureTexts } from './texts/failure-texts.ts';
import { featureTexts } from './texts/feature-texts.ts';
import { fieldTexts } from './texts/field-texts.ts';
import { figureTexts } from './texts/figure-texts.ts';
import { filterTexts } from './texts/filter-texts.ts';
import { foreignFileTexts } from './texts/foreign-file-texts.ts';
import { formTexts } from './texts/form-texts.ts';
import { helpdeskTexts } from './texts/helpdesk-texts.ts';
import { importCountTexts } from './texts/import-count-texts.ts';
import { importKindTexts } from './texts/import-kind-texts.ts';
import { importOutcomeTexts } from './texts/import-outcome-texts.ts';
import { importsTexts } from './texts/imports-texts.ts';
import { kpiTexts } from './texts/kpi-texts.ts';
import { lineTexts } from './texts/line-texts.ts';
import { linkTexts } from './texts/link-texts.ts';
import { madeTexts } from './texts/made-texts.ts';
import { managedTexts } from './texts/managed-texts.ts';
import { meansTexts } from './texts/means-texts.ts';
import { noticeTexts } from './texts/notice-texts.ts';
import { pauseReasonTexts } from './texts/pause-reason-texts.ts';
import { peopleTexts } from './texts/people-texts.ts';
import { permissionTexts } from './texts/permission-texts.ts';
import { presetTexts } from './texts/preset-texts.ts';
import { printTexts } from './texts/print-texts.ts';
import { printingTexts } from './texts/printing-texts.ts';
import { productTexts } from './texts/product-texts.ts';
import { queryTexts } from './texts/query-texts.ts';
import { queueTexts } from './texts/queue-texts.ts';
import { reasonTexts } from './texts/reason-texts.ts';
import { refusedTexts } from './texts/refused-texts.ts';
import { regionTexts } from './texts/region-texts.ts';
import { regionsTexts } from './texts/regions-texts.ts';
import { reportTellsTexts } from './texts/report-tells-texts.ts';
import { reportTexts } from './texts/report-texts.ts';
import { reportsTexts } from './texts/reports-texts.ts';
import { resourceKindTexts } from './texts/resource-kind-texts.ts';
import { resourcesTexts } from './texts/resources-texts.ts';
import { roleTexts } from './texts/role-texts.ts';
import { rolesTexts } from './texts/roles-texts.ts';
import { rollUpTexts } from './texts/roll-up-texts.ts';
import { runStateTexts } from './texts/run-state-texts.ts';
import { sectionTexts } from './texts/section-texts.ts';
import { selectionTexts } from './texts/selection-texts.ts';
import { setupTexts } from './texts/setup-texts.ts';
import { sortTexts } from './texts/sort-texts.ts';
import { standingTexts } from './texts/standing-texts.ts';
import { stateTexts } from './texts/state-texts.ts';
import { statusTexts } from './texts/status-texts.ts';
import { switchTexts } from './texts/switch-texts.ts';
import { tableTexts } from './texts/table-texts.ts';
import { tagDetailsTexts } from './texts/tag-details-texts.ts';
import { tagSetTexts } from './texts/tag-set-texts.ts';
import { taggingTexts } from './texts/tagging-texts.ts';
import { tagsTexts } from './texts/tags-texts.ts';
import { trendTexts } from './texts/trend-texts.ts';
import { trialTexts } from './texts/trial-texts.ts';
import { trialsTexts } from './texts/trials-texts.ts';
import { typeTexts } from './texts/type-texts.ts';
import { usersTexts } from './texts/users-texts.ts';
import { valueTexts } from './texts/value-texts.ts';
import { viewGoneTexts } from './texts/view-gone-texts.ts';
import { viewerTexts } from './texts/viewer-texts.ts';
import { viewsTexts } from './texts/views-texts.ts';
import { waitingTexts } from './texts/waiting-texts.ts';
import { wasteMadeTexts } from './texts/waste-made-texts.ts';
import { wasteTexts } from './texts/waste-texts.ts';
import { whyTexts } from './texts/why-texts.ts';
import { withoutTexts } from './texts/without-texts.ts';
import { wizardTexts } from './texts/wizard-texts.ts';
import { worklistConflictTexts } from './texts/worklist-conflict-texts.ts';
import { worklistTexts } from './texts/worklist-texts.ts';

/** The messages of the locale en, compiled from catalogs/en.json. */
export const en: EnglishMessages = {
  ...actionTexts,
  ...adminsTexts,
  ...auditTexts,
  ...auditKindTexts,
  ...barTexts,
  ...callingTexts,
  ...chartTexts,
  ...columnTexts,
  ...columnMenuTexts,
  ...columnsTexts,
  ...compareTexts,
  ...customerActionTexts,
  ...customerAdminsTexts,
  ...customersTexts,
  ...detailTexts,
  ...dialogTexts,
  ...endpointTexts,
  ...enrichTexts,
  ...errorTexts,
  ...everyTexts,
  ...excludedTexts,
  ...exportMenuTexts,
  ...failureTexts,
  ...featureTexts,
  ...fieldTexts,
  ...figureTexts,
  ...filterTexts,
  ...foreignFileTexts,
  ...formTexts,
  ...helpdeskTexts,
  ...importCountTexts,
  ...importKindTexts,
  ...importOutcomeTexts,
  ...importsTexts,
  ...kpiTexts,
  ...lineTexts,
  ...linkTexts,
  ...madeTexts,
  ...managedTexts,
  ...meansTexts,
  ...noticeTexts,
  ...pauseReasonTexts,
  ...peopleTexts,
  ...permissionTexts,
  ...presetTexts,
  ...printTexts,
  ...printingTexts,
  ...productTexts,
  ...queryTexts,
  ...queueTexts,
  ...reasonTexts,
  ...refusedTexts,
  ...regionTexts,
  ...regionsTexts,
  ...reportTexts,
  ...reportTellsTexts,
  ...reportsTexts,
  ...resourceKindTexts,
  ...resourcesTexts,
  ...roleTexts,
  ...rolesTexts,
  ...rollUpTexts,
  ...runStateTexts,
  ...sectionTexts,
  ...selectionTexts,
  ...setupTexts,
  ...sortTexts,
  ...standingTexts,
  ...stateTexts,
  ...statusTexts,
  ...switchTexts,
  ...tableTexts,
  ...tagDetailsTexts,
  ...tagSetTexts,
  ...taggingTexts,
  ...tagsTexts,
  ...trendTexts,
  ...trialTexts,
  ...trialsTexts,
  ...typeTexts,
  ...usersTexts,
  ...valueTexts,
  ...viewGoneTexts,
  ...viewerTexts,
  ...viewsTexts,
  ...waitingTexts,
  ...wasteTexts,
  ...wasteMadeTexts,
  ...whyTexts,
  ...withoutTexts,
  ...wizardTexts,
  ...worklistTexts,
  ...worklistConflictTexts,
} satisfies CompiledMessages;

// named and not inferred: the declaration would spell every text out a second time
type EnglishMessages = typeof actionTexts &
  typeof adminsTexts &
  typeof auditTexts &
  typeof auditKindTexts &
  typeof barTexts &
  typeof callingTexts &
  typeof chartTexts &
  typeof columnTexts &
  typeof columnMenuTexts &
  typeof columnsTexts &
  typeof compareTexts &
  typeof customerActionTexts &
  typeof customerAdminsTexts &
  typeof customersTexts &
  typeof detailTexts &
  typeof dialogTexts &
  typeof endpointTexts &
  typeof enrichTexts &
  typeof errorTexts &
  typeof everyTexts &
  typeof excludedTexts &
  typeof exportMenuTexts &
  typeof failureTexts &
  typeof featureTexts &
  typeof fieldTexts &
  typeof figureTexts &
  typeof filterTexts &
  typeof foreignFileTexts &
  typeof formTexts &
  typeof helpdeskTexts &
  typeof importCountTexts &
  typeof importKindTexts &
  typeof importOutcomeTexts &
  typeof importsTexts &
  typeof kpiTexts &
  typeof lineTexts &
  typeof linkTexts &
  typeof madeTexts &
  typeof managedTexts &
  typeof meansTexts &
  typeof noticeTexts &
  typeof pauseReasonTexts &
  typeof peopleTexts &
  typeof permissionTexts &
  typeof presetTexts &
  typeof printTexts &
  typeof printingTexts &
  typeof productTexts &
  typeof queryTexts &
  typeof queueTexts &
  typeof reasonTexts &
  typeof refusedTexts &
  typeof regionTexts &
  typeof regionsTexts &
  typeof reportTexts &
  typeof reportTellsTexts &
  typeof reportsTexts &
  typeof resourceKindTexts &
  typeof resourcesTexts &
  typeof roleTexts &
  typeof rolesTexts &
  typeof rollUpTexts &
  typeof runStateTexts &
  typeof sectionTexts &
  typeof selectionTexts &
  typeof setupTexts &
  typeof sortTexts &
  typeof standingTexts &
  typeof stateTexts &
  typeof statusTexts &
  typeof switchTexts &
  typeof tableTexts &
  typeof tagDetailsTexts &
  typeof tagSetTexts &
  typeof taggingTexts &
  typeof tagsTexts &
  typeof trendTexts &
  typeof trialTexts &
  typeof trialsTexts &
  typeof typeTexts &
  typeof usersTexts &
  typeof valueTexts &
  typeof viewGoneTexts &
  typeof viewerTexts &
  typeof viewsTexts &
  typeof waitingTexts &
  typeof wasteTexts &
  typeof wasteMadeTexts &
  typeof whyTexts &
  typeof withoutTexts &
  typeof wizardTexts &
  typeof worklistTexts &
  typeof worklistConflictTexts;
