export { CustomerTagEditor, type CustomerTagEditorProps } from './customer-tag-editor.tsx';
export { TagBadges, type TagBadgesProps } from './tag-badges.tsx';
export { TagEditor, type TagEditorProps } from './tag-editor.tsx';
export { type HeldTag, useTagEditor } from './use-tag-editor.ts';
