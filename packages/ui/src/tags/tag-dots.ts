import { createContext, type ReactNode } from 'react';

/** The colour that stands beside a tag's name, by the key of the name (TAG-2); none of those that have no colour. */
export type TagDots = ReadonlyMap<string, ReactNode>;

/** The colours that the tags of a table are drawn in. A tag is drawn anew when they change, its row is not. */
export const TagDotsContext = createContext<TagDots>(new Map());
