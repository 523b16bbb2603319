export { errorText } from '../i18n/error-text.ts';
export { NoticeCard } from '../provider/notice-card.tsx';
export { BrokenPart } from './broken-part.tsx';
export { MissingRegionLines } from './data-table/missing-region-lines.tsx';
export { ExplainedFailure } from './explained-failure.tsx';
export { ExplainedFailureLine } from './explained-failure-line.tsx';
