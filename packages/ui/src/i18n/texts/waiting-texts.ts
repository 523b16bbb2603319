import type { Texts } from '../texts.ts';

/** The messages of the area waiting, compiled from its catalog. */
export const waitingTexts = {
  'notice.waiting': [
    [
      'count',
      2,
      { one: [0, ' change waits for the connection'], other: [0, ' changes wait for the connection'] },
    ],
  ],
  'notice.giveUp': 'Take back',
  'notice.giveUpNamed': ['Take back: ', ['change']],
  'notice.giveUpAll': 'Take all back',
  'notice.whichWait': 'Show changes',
  'notice.notKept': 'What waits is lost when this page is closed or reloaded.',
  'notice.notMade': ['Not done: ', ['change'], '. ', ['problem']],
} satisfies Texts;
