import type { Texts } from '../texts.ts';

/** The messages of the area resourceKind, compiled from its catalog. */
export const resourceKindTexts = {
  'resourceKind.topic': 'Help topic',
  'resourceKind.article': 'Article',
  'resourceKind.guide': 'Guide',
  'resourceKind.video': 'Video',
  'resourceKind.course': 'Course',
  'resourceKind.tool': 'Tool',
  'resourceKind.community': 'Community',
} satisfies Texts;
