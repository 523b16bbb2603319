import type { Texts } from '../texts.ts';

/** The messages of the area notice, compiled from its catalog. */
export const noticeTexts = {
  'notice.undo': 'Undo',
  'notice.undoBy': ['Undo (key: ', ['key'], ')'],
  'notice.undone': 'Undone',
  'notice.dismiss': 'Dismiss',
  'notice.label': ['Notices (key: ', ['key'], ')'],
} satisfies Texts;
