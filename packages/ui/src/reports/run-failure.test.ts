import type { ReportRun } from '@partnerkit/sdk';
import { describe, expect, it } from 'vitest';
import { loadMessages } from '../i18n/locales.ts';
import { createTranslate } from '../i18n/translate.ts';
import { runFailure } from './run-failure.ts';
import { storyRun } from './story-reports.ts';

const failed = (code: string): ReportRun =>
  storyRun({ state: 'failed', failure: { code, message: 'As the server gave it.' } });

describe('why a run failed', () => {
  it.each([
    ['en', 'storageFull', 'There is no room left for the files of reports.'],
    ['it', 'storageFull', 'Non c’è più spazio per i file dei report.'],
    ['ar', 'storageFull', 'لم تعد هناك مساحة لملفات التقارير.'],
    ['en', 'noQueue', 'The queue by which reports are made is not available.'],
    ['it', 'noQueue', 'La coda con cui si creano i report non è disponibile.'],
    ['ar', 'noQueue', 'قائمة الانتظار التي تُنشأ بها التقارير غير متاحة.'],
  ])('is said in %s: %s', async (locale, code, text) => {
    const t = createTranslate(locale, await loadMessages(locale as 'it'));
    expect(runFailure(t, failed(code))).toContain(text);
  });

  it('is said as it was given where this version knows no words for it', async () => {
    const t = createTranslate('it', await loadMessages('it'));
    expect(runFailure(t, failed('noSuchTable'))).toBe('As the server gave it.');
    expect(runFailure(t, failed('toString'))).toBe('As the server gave it.');
    expect(runFailure(t, storyRun())).toBeUndefined();
  });
});
