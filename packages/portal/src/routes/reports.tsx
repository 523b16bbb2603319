import { reportKinds } from '@partnerkit/sdk/rules';
import { ReportBuilder, useReportBuilder } from '@partnerkit/ui/report-builder';
import { ReportList } from '@partnerkit/ui/report-list';
import { useFittingValues } from '../fitting-values.ts';
import { OneRegionPage, type OneRegionProps } from '../one-region-page.tsx';

/** Reports of one region: run now or scheduled, by the template that stands in the address, and what has run (REP). */
export function ReportsRoute(props: OneRegionProps) {
  return (
    <OneRegionPage {...props} name={props.text.reports}>
      <Reports {...props} />
    </OneRegionPage>
  );
}

function Reports({ address, text }: Omit<OneRegionProps, 'lastRegion'>) {
  const { templates } = useReportBuilder();
  const { template } = useFittingValues(address, text, {
    // until they have come every text may be one
    template: (value) =>
      !templates || [...reportKinds, ...templates.map(({ id }) => id)].some((id) => id === value),
  });
  return (
    <>
      <ReportBuilder
        defaultTemplate={template || undefined}
        onTemplateChange={(next) => address.setValue('template', next)}
      />
      <ReportList />
    </>
  );
}
