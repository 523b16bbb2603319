import { useMemo } from 'react';
import { nameOrder } from '../i18n/intl-formats.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useAdministratorList } from '../provider/use-people.ts';
import { useViewerId } from '../provider/use-viewer.ts';

/** Somebody to hand a customer to. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
}

/** Who can take care of a customer on the worklist (WRK-2): the viewer, and by name everybody else whom the source lists with a role. */
export function useColleagues() {
  const { locale } = usePartner();
  const me = useViewerId();
  const listed = useAdministratorList().data?.items;
  return useMemo(() => {
    const names = new Map(listed?.map(({ id, name }) => [id, name ?? id]));
    const { compare } = nameOrder(locale);
    return {
      /** The viewer's id; empty where the source does not tell, or not yet. */
      me: me ?? '',
      others: [...names]
        .map(([id, name]): Colleague => ({ id, name }))
        .filter(({ id }) => id !== me)
        .sort((a, b) => compare(a.name, b.name)),
      /** The name of a user; whoever is not listed is named by the id. */
      nameOf: (id: string) => names.get(id) ?? id,
    };
  }, [listed, me, locale]);
}

/** What {@link useColleagues} answers. */
export type Colleagues = ReturnType<typeof useColleagues>;
