import { ReportBuilder } from '@partnerkit/ui/report-builder';
import { ReportList } from '@partnerkit/ui/report-list';
import { OneRegionPage, type OneRegionProps } from '../one-region-page.tsx';

/** Reports of one region: run now or scheduled, by the template that stands in the address, and what has run (REP). */
export function ReportsRoute(props: OneRegionProps) {
  const { address, text } = props;
  return (
    <OneRegionPage {...props} name={text.reports}>
      <ReportBuilder
        defaultTemplate={address.value('template') || undefined}
        onTemplateChange={(template) => address.setValue('template', template)}
      />
      <ReportList />
    </OneRegionPage>
  );
}
