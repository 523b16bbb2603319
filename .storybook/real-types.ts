import type { ArgTypesEnhancer } from 'storybook/internal/types';

interface DocumentedType {
  readonly name: string;
  readonly raw?: string;
}
interface Documented {
  readonly __docgenInfo?: { readonly props?: Readonly<Record<string, { readonly tsType?: DocumentedType }>> };
}

/** Has the table of props say the types as they are declared, in the place of `union`, `object` and `signature`. */
export const withRealTypes: ArgTypesEnhancer = ({ argTypes, component }) => {
  const props = (component as Documented | undefined)?.__docgenInfo?.props ?? {};
  const told = Object.entries(argTypes).map(([name, argType]) => {
    const type = props[name]?.tsType;
    const declared = type?.raw ?? type?.name;
    // what can't be told by itself a story may tell
    if (declared === undefined || declared === 'unknown') return [name, argType];
    return [name, { ...argType, table: { ...argType.table, type: { summary: withoutAbsence(declared) } } }];
  });
  return Object.fromEntries(told);
};

/** That a prop may be left out shows by its name without a star. */
function withoutAbsence(type: string): string {
  const line = type.replace(/\s+/g, ' ').replace(/ ?\| undefined$/, '');
  return line.replace(/^\| /, '').replace(/^\(((?:[^()]|\([^()]*\))*)\)$/, '$1');
}
