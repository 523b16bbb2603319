import { usePartner } from '@partnerkit/ui';
import { useEffect } from 'react';
import type { Address } from './address.ts';
import type { Texts } from './texts.ts';

const longest = 60;

/**
 * Values of the address that the page can show, by name; empty where there is none. One that it can't is taken out of the address, and
 * the viewer is told so, once: an address can hold anything.
 */
export function useFittingValues<Name extends string>(
  { page }: Pick<Address, 'page'>,
  text: Texts,
  fits: Readonly<Record<Name, (value: string) => boolean>>,
): Readonly<Record<Name, string>> {
  const { notify } = usePartner();
  const values = Object.entries<(value: string) => boolean>(fits).map(([name, isFit]) => {
    const value = page.get(name) ?? '';
    return { name, value, isFit: value === '' || isFit(value) };
  });
  const misfits = values.filter(({ isFit }) => !isFit).map(({ name }) => name);
  const leftOut = misfits.join();
  useEffect(() => {
    if (leftOut === '') return;
    const names = leftOut.split(',');
    const told = names.map((name) => `${name}=${page.get(name)}`).join(', ');
    const shown = told.length > longest ? `${told.slice(0, longest)}…` : told;
    // whatever its letters, it does not turn the sentence around it
    notify({ text: `${text.leftOut} \u2068${shown}\u2069` });
    page.set(Object.fromEntries(names.map((name) => [name, undefined])));
  }, [leftOut, page, notify, text]);
  return Object.fromEntries(values.map(({ name, value, isFit }) => [name, isFit ? value : ''])) as Record<
    Name,
    string
  >;
}
