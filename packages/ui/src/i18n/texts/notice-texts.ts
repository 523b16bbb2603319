import type { Texts } from '../texts.ts';

/** The messages of the area notice, compiled from its catalog. */
export const noticeTexts = {
  'notice.undo': 'Undo',
  'notice.undone': 'Undone',
  'notice.waiting': [
    [
      'count',
      2,
      { one: [0, ' change waits for the connection'], other: [0, ' changes wait for the connection'] },
    ],
  ],
  'notice.giveUp': 'Take back',
  'notice.dismiss': 'Dismiss',
  'notice.label': ['Notices (key: ', ['key'], ')'],
} satisfies Texts;
