import { loadOnce } from '@partnerkit/sdk';
import { type ReactNode, useId, useRef, useState } from 'react';
import { chartTexts } from '../i18n/texts/chart-texts.ts';
import { valueTexts } from '../i18n/texts/value-texts.ts';
import { loadSaving } from '../primitives/data-table/load-saving.ts';
import type { ExportFormat } from '../primitives/data-table/table-export.ts';
import { Icon } from '../primitives/icon.tsx';
import { MenuButton } from '../primitives/menu/menu-button.tsx';
import type { MenuItem } from '../primitives/menu/menu-item.ts';
import { notifyFailure } from '../primitives/notify-failure.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useToday } from '../trials/use-today.ts';
import type { ChartData } from './chart-data.ts';
import { ChartLegend } from './chart-legend.tsx';
import { ChartTable } from './chart-table.tsx';

const loadDrawing = loadOnce(() => import('./save-drawing.ts'));
const loadExport = loadOnce(() => import('./chart-export.ts'));

/** How a chart is looked at. */
export type ChartView = 'chart' | 'table';

/** What {@link ChartFrame} takes. */
export interface ChartFrameProps {
  readonly title: string;
  /** The title becomes a sentence once there is data. */
  readonly hasFinding?: boolean | undefined;
  /** What the chart shows, in one sentence; `undefined` while it is not known. */
  readonly summary: string | undefined;
  /** What is drawn; without positions, `children` says why there is nothing. */
  readonly data: ChartData;
  /** `nothing`: it failed, is empty or not permitted; the room of title, legend and drawing stays. */
  readonly state: 'loading' | 'ready' | 'nothing';
  /** What a position is: "Week". */
  readonly positionLabel: string;
  /** What a saved file is called, without its ending. */
  readonly fileName: string;
  /** What the numbers are of and how fresh they are. */
  readonly note?: ReactNode;
  /** What is shown is old, and the new is on its way. */
  readonly busy?: boolean;
  /** Chooses what is drawn, beside the ways to look at it. */
  readonly choice?: ReactNode;
  /** The drawing, or what stands in its place. */
  readonly children: ReactNode;
}

/** What every chart has around it: title, finding, legend, the table twin behind a switch, and ways to save it. */
export function ChartFrame(props: ChartFrameProps) {
  const { title, summary, data, state, positionLabel, busy = false, children } = props;
  const { t } = usePartner(chartTexts, valueTexts);
  const id = useId();
  const figure = useRef<HTMLElement>(null);
  const [view, setView] = useState<ChartView>('chart');
  return (
    <figure className="pk-chart" ref={figure} aria-labelledby={id} aria-busy={busy || undefined}>
      <div className="pk-chart-head">
        <div className="pk-chart-heading">
          <h2 className="pk-chart-title" id={id} data-finding={props.hasFinding}>
            {title}
          </h2>
          <p className="pk-chart-summary">{summary ?? <span className="pk-skeleton" aria-hidden="true" />}</p>
        </div>
        <div className="pk-chart-controls" data-state={state}>
          {props.choice && <div className="pk-chart-choice">{props.choice}</div>}
          <ViewSwitch view={view} onChange={setView} disabled={state !== 'ready'} />
          <SaveMenu {...props} figure={figure} view={view} />
        </div>
      </div>
      <div className="pk-chart-legend-line" data-state={state}>
        <ChartLegend data={data} isLoading={state === 'loading'} />
        {busy && <span className="pk-muted">{t('chart.updating')}</span>}
      </div>
      <div className="pk-chart-body">
        {state === 'ready' && view === 'table' ? (
          <ChartTable data={data} label={title} positionLabel={positionLabel} unknown={t('value.unknown')} />
        ) : (
          children
        )}
      </div>
      {props.note && <figcaption className="pk-chart-note">{props.note}</figcaption>}
    </figure>
  );
}

function ViewSwitch({
  view,
  onChange,
  disabled,
}: {
  view: ChartView;
  onChange: (view: ChartView) => void;
  disabled: boolean;
}) {
  const { t } = usePartner(chartTexts);
  const choices = [
    { value: 'chart', label: t('chart.chart') },
    { value: 'table', label: t('chart.table') },
  ] as const;
  return (
    <fieldset className="pk-view-switch" aria-label={t('chart.showAs')} disabled={disabled}>
      {choices.map(({ value, label }) => (
        <button
          form=""
          key={value}
          type="button"
          aria-pressed={view === value}
          onClick={() => onChange(value)}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}

function SaveMenu({
  title,
  summary = '',
  data,
  positionLabel,
  fileName,
  figure,
  view,
}: ChartFrameProps & { figure: React.RefObject<HTMLElement | null>; view: ChartView }) {
  const { t, notify, locale, dir, region } = usePartner(chartTexts);
  const day = useToday();
  const failed = (cause: unknown) =>
    notifyFailure({ notify, t }, cause, (problem) => t('chart.saveFailed', { problem }));
  const draw = (kind: 'saveSvg' | 'savePng') => async () => {
    const svg = figure.current?.querySelector<SVGSVGElement>('.pk-chart-svg');
    if (!svg) return;
    try {
      const saving = await loadDrawing();
      await saving[kind]({ name: fileName, region, day }, { svg, title, summary, series: data.series });
    } catch (cause) {
      failed(cause);
    }
  };
  const saveData = (format: ExportFormat) => async () => {
    try {
      const [{ chartExport }, { saveTable }] = await Promise.all([loadExport(), loadSaving[format]()]);
      await saveTable(chartExport(data, { fileName, region, day, label: title, positionLabel, locale, dir }));
    } catch (cause) {
      failed(cause);
    }
  };
  const items = (): MenuItem[] => [
    // the drawing can be saved while it is there
    ...(view === 'chart'
      ? ([
          { kind: 'action', label: t('chart.savePng'), onSelect: draw('savePng') },
          { kind: 'action', label: t('chart.saveSvg'), onSelect: draw('saveSvg') },
        ] as const)
      : []),
    { kind: 'action', label: t('chart.saveXlsx'), onSelect: saveData('xlsx') },
    { kind: 'action', label: t('chart.saveCsv'), onSelect: saveData('csv') },
  ];
  return (
    <MenuButton className="pk-icon-button" label={t('chart.save')} items={items}>
      <Icon name="download" />
    </MenuButton>
  );
}
