export { CustomerTagEditor, type CustomerTagEditorProps } from './customer-tag-editor.tsx';
export { TagEditor, type TagEditorProps } from './tag-editor.tsx';
export { type HeldTag, useTagEditor } from './use-tag-editor.ts';
