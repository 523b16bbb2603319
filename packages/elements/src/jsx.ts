import type { HTMLAttributes, RefAttributes } from 'react';
import type { PartnerElements } from './element-types.ts';

/** The elements as JSX knows them: attributes of HTML, and their own fields as properties (React 19). */
export type PartnerIntrinsicElements = {
  [Name in keyof PartnerElements]: HTMLAttributes<PartnerElements[Name]> &
    RefAttributes<PartnerElements[Name]> & {
      readonly [Field in Exclude<keyof PartnerElements[Name], keyof HTMLElement>]?:
        | PartnerElements[Name][Field]
        | undefined;
    } & { readonly shadow?: '' | undefined };
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends PartnerIntrinsicElements {}
  }
}
