import { useEffect, useRef } from 'react';
import { customersTexts } from '../i18n/texts/customers-texts.ts';
import { Widget } from '../primitives/widget.tsx';
import { WithoutRegions } from '../primitives/without-regions.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { usePermission } from '../provider/use-viewer.ts';
import { type CustomerTabsProps, useCustomerTabs } from './use-customer-tabs.ts';

/**
 * What needs attention, above a customer list: queries under names, each with how many customers it finds. A press shows these
 * customers; a number that is not known is left out, and regions that are not counted are named.
 */
export function CustomerTabs(props: CustomerTabsProps) {
  return (
    <Widget>
      <Tabs {...props} />
    </Widget>
  );
}

function Tabs(props: CustomerTabsProps) {
  const { t, formats } = usePartner(customersTexts);
  const { tabs, isCounting, missing, choose } = useCustomerTabs(props);
  const row = useRef<HTMLDivElement>(null);
  const shown = tabs.findIndex(({ isShown }) => isShown);
  useEffect(() => bringIntoView(row.current, shown), [shown]);
  if (usePermission('customers.see') === false) return null;
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: these are no fields of a form */}
      <div ref={row} role="group" className="pk-tabs" aria-label={t('customers.title')}>
        {tabs.map((tab) => (
          <button
            key={`${tab.query} ${tab.name}`}
            form=""
            type="button"
            className="pk-tab"
            aria-pressed={tab.isShown}
            onClick={() => choose(tab)}
          >
            <span className="pk-tab-name">{tab.name}</span>{' '}
            <span className="pk-tab-count" data-none={tab.total === 0 || undefined}>
              {isCounting && <span className="pk-skeleton" />}
              {tab.total !== undefined && formats.number(tab.total)}
            </span>
          </button>
        ))}
      </div>
      <WithoutRegions missing={missing} />
    </>
  );
}

/** Moves the row alone, and not the page. */
function bringIntoView(row: HTMLElement | null, at: number): void {
  const tab = row?.children[at];
  if (!row || !tab) return;
  const [place, room] = [tab.getBoundingClientRect(), row.getBoundingClientRect()];
  const edge = Number.parseFloat(getComputedStyle(row).paddingLeft) || 0;
  const before = room.left + edge - place.left;
  const behind = place.right - (room.right - edge);
  if (before > 0) row.scrollLeft -= before;
  else if (behind > 0) row.scrollLeft += behind;
}
