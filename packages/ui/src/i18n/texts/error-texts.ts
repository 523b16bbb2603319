import type { Texts } from '../texts.ts';

/** The messages of the area error, compiled from its catalog. */
export const errorTexts = {
  'error.unauthenticated': 'Your sign-in has ended. Sign in again.',
  'error.ofHost': 'Something in this portal failed. Whoever runs it can find out why.',
  'error.forbidden': 'Your role does not include this.',
  'error.notFound': 'It does not exist any more.',
  'error.invalid': ['The request was not accepted: ', ['detail']],
  'error.conflict': 'Somebody else changed it at the same time.',
  'error.rateLimited': 'Too many requests. Try again in a moment.',
  'error.timeout': 'The data source took too long to answer.',
  'error.offline': 'There is no connection to the data source.',
  'error.unavailable': 'The data source is not available at the moment. Try again in a few minutes.',
  'error.unsupported': 'The data source does not support this.',
  'error.malformed':
    'The data source answered something unexpected. If it happens again, tell whoever runs this portal.',
  'error.cancelled': 'The call was cancelled.',
  'error.unknown':
    'Something went wrong at the data source. Try again; if it happens again, tell whoever runs this portal.',
  'error.inRegion': [['region'], ': ', ['problem']],
} satisfies Texts;
