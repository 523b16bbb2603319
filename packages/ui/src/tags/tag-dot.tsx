import { isTagColor } from './tag-colors.ts';

const hex = /^#[\da-f]{6}$/i;

/** The colour of a tag beside its name (TAG-2). One that is neither ours nor a hexadecimal one is not shown. */
export function TagDot({ color }: { readonly color: string | undefined }) {
  if (isTagColor(color)) return <span className="pk-tag-dot" data-color={color} aria-hidden="true" />;
  if (color === undefined || !hex.test(color)) return null;
  return <span className="pk-tag-dot" style={{ backgroundColor: color }} aria-hidden="true" />;
}
