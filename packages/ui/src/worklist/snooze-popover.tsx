import { type CalendarDay, calendarDay, dayNumber, isCalendarDay } from '@partnerkit/sdk';
import { type KeyboardEvent, useId, useState } from 'react';
import { worklistTexts } from '../i18n/texts/worklist-texts.ts';
import { isComposing } from '../primitives/focus/is-composing.ts';
import { Popover } from '../primitives/popover.tsx';
import { usePartner } from '../provider/partner-context.ts';

/** What {@link SnoozePopover} takes. */
export interface SnoozePopoverProps {
  readonly anchor: Element;
  readonly label: string;
  readonly today: CalendarDay;
  readonly onSave: (until: CalendarDay) => void;
  readonly onClose: () => void;
}

/** The day on which a customer comes back, from tomorrow on. */
export function SnoozePopover({ today, onSave, onClose, ...opened }: SnoozePopoverProps) {
  const { t, formats } = usePartner(worklistTexts);
  const id = useId();
  const first = calendarDay((dayNumber(today) ?? 0) + 1);
  const [day, setDay] = useState<string>(first);
  const isPast = isCalendarDay(day) && day < first;
  const save = () => {
    if (!isCalendarDay(day) || isPast) return;
    onSave(day);
    onClose();
  };
  const saveByEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || isComposing(event)) return;
    event.preventDefault();
    save();
  };
  return (
    <Popover {...opened} onClose={onClose}>
      {/* no form: its submit event would reach the host's form around us */}
      <div className="pk-worklist-popover">
        <label htmlFor={id}>{t('worklist.snoozeUntil')}</label>
        <input
          form=""
          id={id}
          type="date"
          className="pk-input"
          min={first}
          value={day}
          aria-invalid={isPast}
          aria-describedby={isPast ? `${id}-problem` : undefined}
          onChange={({ target }) => setDay(target.value)}
          onKeyDown={saveByEnter}
        />
        {isPast && (
          <p className="pk-field-problem" id={`${id}-problem`} role="alert">
            {t('worklist.dayPast', { date: formats.day(today) })}
          </p>
        )}
        <button
          form=""
          type="button"
          className="pk-button"
          disabled={!isCalendarDay(day) || isPast}
          onClick={save}
        >
          {t('worklist.save')}
        </button>
      </div>
    </Popover>
  );
}
