/** How far a criterion holds, in the words of a conformance report. */
export type Conformance = 'Supports' | 'Partially Supports' | 'Does Not Support' | 'Not Applicable';

/** A test of this repository that would fail where a criterion no longer held. */
export interface Evidence {
  /** Its file, from the top of the repository. */
  readonly file: string;
  /** Words of its title. */
  readonly title: string;
}

/** One success criterion of WCAG 2.2 and what PartnerKit does about it. */
export interface Criterion {
  readonly id: string;
  readonly name: string;
  readonly level: 'A' | 'AA';
  readonly conformance: Conformance;
  readonly remarks: string;
  readonly evidence?: readonly Evidence[];
}

const axe = { file: '.storybook/preview.tsx', title: "test: 'error'" };
const anyReader = 'packages/ui/src/any-reader.browser.test.tsx';
const spacing = { file: anyReader, title: 'for who reads with more room between letters, words and lines' };
const focusSeen = { file: anyReader, title: 'what has the focus is marked, and nothing covers it' };
const styledPages = 'packages/tooling/src/foreign-host/styled-pages.test.ts';
const contrast = { file: styledPages, title: 'texts can be read' };
const forced = { file: styledPages, title: 'what is chosen, pressed or marked is seen' };
const focusJourneys = {
  file: 'packages/tooling/src/foreign-host/foreign-host.test.ts',
  title: 'the focus goes the same way in the page and in shadow roots',
};
const byKeyboard = {
  file: 'packages/ui/src/customers/customer-table.browser.test.tsx',
  title: 'moves and hides a column by keyboard alone',
};
const worklistKeys = {
  file: 'packages/ui/src/worklist/worklist.browser.test.tsx',
  title: 'is worked through without the mouse',
};
const letters = {
  file: 'packages/ui/src/keyboard-tasks.browser.test.tsx',
  title: 'stay letters in fields, menus and other widgets',
};
const nineTasks = { file: letters.file, title: 'nine tasks take few keys' };
const catalogs = 'packages/ui/src/i18n/catalogs.test.ts';
const oneLanguage = {
  file: 'packages/ui/src/i18n/whole-language.dom.test.tsx',
  title: 'speaks one language',
};
const wizard = 'packages/ui/src/primitives/wizard/wizard.dom.test.tsx';
const portal = 'packages/tooling/src/portal/portal.e2e.test.ts';
const noMedia = 'There is no audio and no video.';

/** Every criterion of levels A and AA; 4.1.1 is gone from WCAG 2.2. */
export const accessibilityCriteria: readonly Criterion[] = [
  {
    id: '1.1.1',
    name: 'Non-text Content',
    level: 'A',
    conformance: 'Supports',
    remarks:
      'Icons stand beside a text or have a name; a chart has a summary and a table with each of its values.',
    evidence: [axe],
  },
  {
    id: '1.2.1',
    name: 'Audio-only and Video-only (Prerecorded)',
    level: 'A',
    conformance: 'Not Applicable',
    remarks: noMedia,
  },
  {
    id: '1.2.2',
    name: 'Captions (Prerecorded)',
    level: 'A',
    conformance: 'Not Applicable',
    remarks: noMedia,
  },
  {
    id: '1.2.3',
    name: 'Audio Description or Media Alternative (Prerecorded)',
    level: 'A',
    conformance: 'Not Applicable',
    remarks: noMedia,
  },
  { id: '1.2.4', name: 'Captions (Live)', level: 'AA', conformance: 'Not Applicable', remarks: noMedia },
  {
    id: '1.2.5',
    name: 'Audio Description (Prerecorded)',
    level: 'AA',
    conformance: 'Not Applicable',
    remarks: noMedia,
  },
  {
    id: '1.3.1',
    name: 'Info and Relationships',
    level: 'A',
    conformance: 'Supports',
    remarks:
      'Tables are native, with headers, a caption by name, and the number of all rows where it is known; fields have labels, groups have legends, sections have headings whose level the page chooses.',
    evidence: [axe],
  },
  {
    id: '1.3.2',
    name: 'Meaningful Sequence',
    level: 'A',
    conformance: 'Supports',
    remarks:
      'What is read follows the order in which it stands; columns that were moved stand in the new order.',
    evidence: [focusJourneys],
  },
  {
    id: '1.3.3',
    name: 'Sensory Characteristics',
    level: 'A',
    conformance: 'Supports',
    remarks: 'No text refers to a shape, a colour or a place alone.',
  },
  {
    id: '1.3.4',
    name: 'Orientation',
    level: 'AA',
    conformance: 'Supports',
    remarks: 'Widgets fit the room that they are given and lock no orientation.',
    evidence: [
      {
        file: 'packages/ui/src/i18n/every-language.browser.test.tsx',
        title: 'no label is cut off on a phone',
      },
    ],
  },
  {
    id: '1.3.5',
    name: 'Identify Input Purpose',
    level: 'AA',
    conformance: 'Supports',
    remarks:
      'Fields about other people (names, e-mail addresses of administrators) say that they are not to be filled in from what is known of the viewer.',
  },
  {
    id: '1.4.1',
    name: 'Use of Color',
    level: 'A',
    conformance: 'Supports',
    remarks: 'A status has its word, a series its pattern and name, a chosen row its checkbox.',
    evidence: [forced],
  },
  { id: '1.4.2', name: 'Audio Control', level: 'A', conformance: 'Not Applicable', remarks: noMedia },
  {
    id: '1.4.3',
    name: 'Contrast (Minimum)',
    level: 'AA',
    conformance: 'Supports',
    remarks:
      'Measured for every text of every widget, light and dark, with six accents, on pages of either scheme. A theme of one’s own is told where it falls under 4.5 to 1, and the nearest colour that holds. A colour that a host sets past the theme is the host’s.',
    evidence: [contrast, axe],
  },
  {
    id: '1.4.4',
    name: 'Resize Text',
    level: 'AA',
    conformance: 'Supports',
    remarks: 'Everything is there at 400 %.',
    evidence: [focusSeen],
  },
  {
    id: '1.4.5',
    name: 'Images of Text',
    level: 'AA',
    conformance: 'Supports',
    remarks: 'There are none; charts are drawn with text.',
  },
  {
    id: '1.4.10',
    name: 'Reflow',
    level: 'AA',
    conformance: 'Supports',
    remarks:
      'At 320 pixels nothing scrolls in two directions but tables, whose meaning is in rows and columns.',
    evidence: [
      focusSeen,
      {
        file: 'packages/ui/src/trials/start-trial.browser.test.tsx',
        title: 'a trial is started by the keyboard alone',
      },
    ],
  },
  {
    id: '1.4.11',
    name: 'Non-text Contrast',
    level: 'AA',
    conformance: 'Partially Supports',
    remarks:
      'Edges of fields, marks of state and the focus ring hold 3 to 1 in the shipped theme. No test measures edges and marks with every accent, as texts are.',
    evidence: [forced],
  },
  {
    id: '1.4.12',
    name: 'Text Spacing',
    level: 'AA',
    conformance: 'Supports',
    remarks: 'Nothing is cut off with the spacing of the criterion.',
    evidence: [spacing],
  },
  {
    id: '1.4.13',
    name: 'Content on Hover or Focus',
    level: 'AA',
    conformance: 'Supports',
    remarks: 'What explains a figure or a bar can be pointed at, stays, and closes by Escape.',
    evidence: [focusJourneys],
  },
  {
    id: '2.1.1',
    name: 'Keyboard',
    level: 'A',
    conformance: 'Supports',
    remarks: 'Everything is done by keyboard; what is dragged has a menu or keys besides.',
    evidence: [
      byKeyboard,
      nineTasks,
      { file: portal, title: 'nine tasks take few keys' },
      worklistKeys,
      focusJourneys,
    ],
  },
  {
    id: '2.1.2',
    name: 'No Keyboard Trap',
    level: 'A',
    conformance: 'Supports',
    remarks: 'Escape closes what floats and gives the focus back, in a page and in a shadow root.',
    evidence: [focusJourneys],
  },
  {
    id: '2.1.4',
    name: 'Character Key Shortcuts',
    level: 'A',
    conformance: 'Supports',
    remarks:
      'The letters of the worklist work only while it has the focus. Those of the customer list work on the whole page, are off unless the page asks for them, and never act in fields, menus, dialogs and other widgets; a page that asks has a setting that switches them off, as the portal does.',
    evidence: [
      worklistKeys,
      letters,
      { file: portal, title: 'single letters are listed, and can be switched off' },
    ],
  },
  {
    id: '2.2.1',
    name: 'Timing Adjustable',
    level: 'A',
    conformance: 'Supports',
    remarks:
      'A notice that offers something stays until it is answered; another stays while it is pointed at or has the focus.',
    evidence: [
      {
        file: 'packages/ui/src/provider/notices.dom.test.tsx',
        title: 'with something to undo stays until it is answered',
      },
    ],
  },
  {
    id: '2.2.2',
    name: 'Pause, Stop, Hide',
    level: 'A',
    conformance: 'Supports',
    remarks:
      'Nothing moves by itself but a bar of progress; placeholders do not move where less motion is wished.',
  },
  {
    id: '2.3.1',
    name: 'Three Flashes or Below Threshold',
    level: 'A',
    conformance: 'Supports',
    remarks: 'Nothing flashes.',
  },
  {
    id: '2.4.1',
    name: 'Bypass Blocks',
    level: 'A',
    conformance: 'Supports',
    remarks: 'Widgets are named regions with headings; the portal leads past its navigation.',
    evidence: [{ file: portal, title: 'starts at its heading' }],
  },
  {
    id: '2.4.2',
    name: 'Page Titled',
    level: 'A',
    conformance: 'Supports',
    remarks: 'The portal’s pages have titles of their own; elsewhere the page is the host’s.',
    evidence: [{ file: portal, title: 'the title says which it is' }],
  },
  {
    id: '2.4.3',
    name: 'Focus Order',
    level: 'A',
    conformance: 'Supports',
    remarks: 'The focus stays where something is removed, and goes back to what opened a dialog.',
    evidence: [focusJourneys, { file: wizard, title: 'takes the focus' }],
  },
  {
    id: '2.4.4',
    name: 'Link Purpose (In Context)',
    level: 'A',
    conformance: 'Supports',
    remarks: 'A link or button of a row names the customer.',
    evidence: [axe],
  },
  {
    id: '2.4.5',
    name: 'Multiple Ways',
    level: 'AA',
    conformance: 'Supports',
    remarks:
      'In the portal a customer is found by search, filters, the worklist and figures; elsewhere the pages are the host’s.',
    evidence: [{ file: portal, title: 'a key figure opens the customers that it counts' }],
  },
  {
    id: '2.4.6',
    name: 'Headings and Labels',
    level: 'AA',
    conformance: 'Supports',
    remarks: 'Labels are whole in eight languages, also on a phone.',
    evidence: [
      {
        file: 'packages/ui/src/i18n/every-language.browser.test.tsx',
        title: 'no label is cut off on a phone',
      },
    ],
  },
  {
    id: '2.4.7',
    name: 'Focus Visible',
    level: 'AA',
    conformance: 'Supports',
    remarks: 'Whatever has the focus has a ring, in forced colours too.',
    evidence: [focusSeen],
  },
  {
    id: '2.4.11',
    name: 'Focus Not Obscured (Minimum)',
    level: 'AA',
    conformance: 'Supports',
    remarks: 'What has the focus comes out from under the header and the pinned columns, also at 400 %.',
    evidence: [focusSeen],
  },
  {
    id: '2.5.1',
    name: 'Pointer Gestures',
    level: 'A',
    conformance: 'Supports',
    remarks: 'No gesture needs more than one pointer.',
    evidence: [byKeyboard],
  },
  {
    id: '2.5.2',
    name: 'Pointer Cancellation',
    level: 'A',
    conformance: 'Supports',
    remarks: 'A press counts when it ends; a drag is called off by Escape.',
    evidence: [
      {
        file: 'packages/ui/src/primitives/data-table/move-columns.browser.test.tsx',
        title: 'stays by Escape',
      },
    ],
  },
  {
    id: '2.5.3',
    name: 'Label in Name',
    level: 'A',
    conformance: 'Supports',
    remarks: 'The name of a control has the words that are seen, in every language.',
    evidence: [{ file: catalogs, title: 'has what its button says' }, axe],
  },
  {
    id: '2.5.4',
    name: 'Motion Actuation',
    level: 'A',
    conformance: 'Not Applicable',
    remarks: 'Nothing is done by moving a device.',
  },
  {
    id: '2.5.7',
    name: 'Dragging Movements',
    level: 'AA',
    conformance: 'Supports',
    remarks: 'A column is moved and sized by its menu and by keys besides.',
    evidence: [byKeyboard],
  },
  {
    id: '2.5.8',
    name: 'Target Size (Minimum)',
    level: 'AA',
    conformance: 'Supports',
    remarks: 'Measured by axe in every story, where its rule is on.',
    evidence: [{ file: '.storybook/preview.tsx', title: 'target-size' }],
  },
  {
    id: '3.1.1',
    name: 'Language of Page',
    level: 'A',
    conformance: 'Supports',
    remarks: 'Each widget names its language and direction; the page is the host’s.',
    evidence: [oneLanguage],
  },
  {
    id: '3.1.2',
    name: 'Language of Parts',
    level: 'AA',
    conformance: 'Supports',
    remarks: 'A widget says one language; texts of data have their own direction.',
    evidence: [oneLanguage],
  },
  {
    id: '3.2.1',
    name: 'On Focus',
    level: 'A',
    conformance: 'Supports',
    remarks: 'The focus alone changes nothing.',
    evidence: [focusJourneys],
  },
  {
    id: '3.2.2',
    name: 'On Input',
    level: 'A',
    conformance: 'Supports',
    remarks:
      'A search narrows its list and says how many are left; no field sends anything or goes elsewhere by itself.',
    evidence: [
      { file: 'packages/tooling/src/foreign-host/foreign-host.test.ts', title: 'Enter in a field is ours' },
    ],
  },
  {
    id: '3.2.3',
    name: 'Consistent Navigation',
    level: 'AA',
    conformance: 'Supports',
    remarks: 'The portal’s navigation is the same on each page; elsewhere the pages are the host’s.',
  },
  {
    id: '3.2.4',
    name: 'Consistent Identification',
    level: 'AA',
    conformance: 'Supports',
    remarks: 'One text stands for one thing: texts have ids, and widgets share them.',
    evidence: [{ file: catalogs, title: 'are all used' }],
  },
  {
    id: '3.2.6',
    name: 'Consistent Help',
    level: 'A',
    conformance: 'Supports',
    remarks: 'The portal has help in the same place of its navigation on each page.',
  },
  {
    id: '3.3.1',
    name: 'Error Identification',
    level: 'A',
    conformance: 'Supports',
    remarks: 'What is wrong is said in words at the field, and in a summary that has the focus.',
    evidence: [{ file: wizard, title: 'says what is missing at the field' }],
  },
  {
    id: '3.3.2',
    name: 'Labels or Instructions',
    level: 'A',
    conformance: 'Supports',
    remarks: 'Each field has a label, and what it takes is said before it is filled in.',
    evidence: [axe],
  },
  {
    id: '3.3.3',
    name: 'Error Suggestion',
    level: 'AA',
    conformance: 'Supports',
    remarks: 'A field says what is expected; a query that finds no field or value names the nearest.',
    evidence: [{ file: wizard, title: 'says what is missing at the field' }],
  },
  {
    id: '3.3.4',
    name: 'Error Prevention (Legal, Financial, Data)',
    level: 'AA',
    conformance: 'Supports',
    remarks:
      'Trials and imports are reviewed before they are confirmed; tags and views are taken back; what can’t be taken back is asked about first.',
    evidence: [{ file: portal, title: 'adds a tag and takes it back' }],
  },
  {
    id: '3.3.7',
    name: 'Redundant Entry',
    level: 'A',
    conformance: 'Supports',
    remarks: 'Nothing is asked for twice in a wizard; a step that is gone back to has what was entered.',
  },
  {
    id: '3.3.8',
    name: 'Accessible Authentication (Minimum)',
    level: 'AA',
    conformance: 'Not Applicable',
    remarks: 'Nobody signs in by PartnerKit: the host hands over a token.',
  },
  {
    id: '4.1.2',
    name: 'Name, Role, Value',
    level: 'A',
    conformance: 'Supports',
    remarks: 'Controls are native, or by Radix; what a host draws itself is the host’s.',
    evidence: [axe],
  },
  {
    id: '4.1.3',
    name: 'Status Messages',
    level: 'AA',
    conformance: 'Partially Supports',
    remarks:
      'Counts, orders, selections, results and failures are read out, once each, without the focus. Tried with the browser’s accessibility tree; no screen reader has been listened to.',
    evidence: [oneLanguage],
  },
];
