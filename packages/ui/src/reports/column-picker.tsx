import { useEffect, useRef, useState } from 'react';
import { reportsTexts } from '../i18n/texts/reports-texts.ts';
import { FieldGroup } from '../primitives/form/field-frame.tsx';
import { useFormField } from '../primitives/form/use-form-field.ts';
import { Icon, type IconName } from '../primitives/icon.tsx';
import { usePartner } from '../provider/partner-context.ts';

/** A column of a report, by its field. */
export interface PickedColumn {
  readonly field: string;
  /** As the file's header has it. */
  readonly header: string;
}

interface ColumnPickerProps {
  readonly name: string;
  /** All columns of the report, in its own order. */
  readonly columns: readonly PickedColumn[];
}

/** What a press moved, and which of the line's controls keeps the focus. */
interface Moved {
  readonly field: string;
  readonly act: 'up' | 'down' | 'remove' | 'add';
}

/** Columns in an order of one's own: added, moved up and down, taken away (REP-2). What is moved keeps the focus. */
export function ColumnPicker({ name, columns }: ColumnPickerProps) {
  const { t, formats } = usePartner(reportsTexts);
  const field = useFormField<readonly string[]>(name);
  const group = useRef<HTMLDivElement>(null);
  const [moved, setMoved] = useState<Moved>();
  const [said, setSaid] = useState('');
  const chosen = field.value.flatMap((one) => columns.find((column) => column.field === one) ?? []);
  const others = columns.filter((column) => !field.value.includes(column.field));

  useEffect(() => {
    if (!moved) return;
    const controls = [...(group.current?.querySelectorAll<HTMLElement>('[data-field]') ?? [])];
    const own = controls.filter((control) => control.dataset.field === moved.field);
    const next = own.find((control) => control.dataset.act === moved.act) ?? own[0] ?? controls[0];
    next?.focus();
  }, [moved]);

  const change = (next: readonly string[], act: Moved, text: string) => {
    field.change(next);
    setMoved(act);
    setSaid(text);
  };
  const move = (at: number, by: -1 | 1, act: 'up' | 'down') => {
    const to = at + by;
    const [from, other] = [field.value[at], field.value[to]];
    if (from === undefined || other === undefined) return;
    const next = field.value.map((one, index) => (index === at ? other : index === to ? from : one));
    const values = { column: headerOf(from), at: to + 1, count: next.length };
    change(next, { field: from, act }, t('reports.columnAt', values));
  };
  const headerOf = (one: string) => columns.find((column) => column.field === one)?.header ?? one;
  const remove = (at: number) => {
    const gone = field.value[at] as string;
    const next = field.value.filter((one) => one !== gone);
    const neighbour = next[Math.min(at, next.length - 1)] ?? gone;
    change(next, { field: neighbour, act: 'remove' }, t('reports.columnGone', { column: headerOf(gone) }));
  };
  const add = (one: string) => {
    const at = others.findIndex((column) => column.field === one);
    const neighbour = (others[at + 1] ?? others[at - 1])?.field ?? one;
    const count = field.value.length + 1;
    change(
      [...field.value, one],
      { field: neighbour, act: 'add' },
      t('reports.columnAt', { column: headerOf(one), at: count, count }),
    );
  };
  const iconButton = (
    icon: IconName,
    act: Moved['act'],
    column: PickedColumn,
    label: string,
    press: () => void,
    isOff = false,
  ) => (
    <button
      form=""
      type="button"
      className="pk-icon-button"
      data-field={column.field}
      data-act={act}
      aria-label={label}
      // it keeps the focus where it can't go on
      aria-disabled={isOff || undefined}
      onClick={press}
    >
      <Icon name={icon} />
    </button>
  );
  return (
    <FieldGroup
      id={field.id}
      label={t('reports.columnsChosen', { count: chosen.length })}
      hint={t('reports.columnsHint')}
      problem={field.problem}
    >
      <div ref={group} className="pk-column-picker">
        <ol>
          {chosen.map((column, at) => (
            <li key={column.field}>
              <span className="pk-column-place">{formats.number(at + 1)}</span>
              <bdi>{column.header}</bdi>
              <span className="pk-column-acts">
                {iconButton(
                  'up',
                  'up',
                  column,
                  t('reports.columnUp', { column: column.header }),
                  () => move(at, -1, 'up'),
                  at === 0,
                )}
                {iconButton(
                  'down',
                  'down',
                  column,
                  t('reports.columnDown', { column: column.header }),
                  () => move(at, 1, 'down'),
                  at === chosen.length - 1,
                )}
                {iconButton(
                  'close',
                  'remove',
                  column,
                  t('reports.columnRemove', { column: column.header }),
                  () => remove(at),
                )}
              </span>
            </li>
          ))}
        </ol>
        {others.length > 0 && (
          <>
            <p className="pk-field-label">{t('reports.columnsOther')}</p>
            <div className="pk-column-others">
              {others.map((column) => (
                <button
                  key={column.field}
                  form=""
                  type="button"
                  className="pk-button"
                  data-field={column.field}
                  data-act="add"
                  aria-label={t('reports.columnAdd', { column: column.header })}
                  onClick={() => add(column.field)}
                >
                  <Icon name="plus" />
                  <bdi>{column.header}</bdi>
                </button>
              ))}
            </div>
          </>
        )}
      </div>
      <span className="pk-visually-hidden" role="status">
        {said}
      </span>
    </FieldGroup>
  );
}
