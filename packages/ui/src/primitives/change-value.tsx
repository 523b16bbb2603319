import type { Translate } from '../i18n/translate.ts';
import { NoValue } from './unknown-value.tsx';

/** What {@link ChangeValue} takes. */
export interface ChangeValueProps {
  /** `undefined` or `null`: there is nothing to compare with. */
  readonly value: number | null | undefined;
  /** How it is written, with its sign. */
  readonly format: (value: number) => string;
  readonly t: Translate;
}

/** A change with its sign. */
export function ChangeValue({ value, format, t }: ChangeValueProps) {
  if (value === null || value === undefined) return <NoValue t={t} />;
  return <span data-zero={value === 0 || undefined}>{format(value)}</span>;
}
