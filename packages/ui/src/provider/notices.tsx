import type { ReactNode } from 'react';
import { useFailureParts } from '../primitives/failure-parts.ts';
import type { NoticeCardProps } from './notice-card.tsx';
import type { Notice } from './partner-context.ts';

interface NoticesProps extends Omit<NoticeCardProps, 'notice'> {
  readonly notice: Notice | undefined;
  /** Above it: the changes that wait for the connection. */
  readonly children?: ReactNode;
}

/** The latest notice and the changes that wait for the connection; both are read out by the provider, once they have come to rest. */
export function Notices({ notice, children, ...props }: NoticesProps) {
  return (
    <div className="pk-notices">
      {children}
      {notice && <ShownNotice notice={notice} {...props} />}
    </div>
  );
}

/** What answers and holds a notice loads behind the first rows; what it says does not wait for that. */
function ShownNotice(props: NoticeCardProps) {
  const parts = useFailureParts();
  if (parts) return <parts.NoticeCard {...props} />;
  const { text, tone = 'neutral' } = props.notice;
  return (
    <p className="pk-notice" data-tone={tone} role="alert">
      {text}
    </p>
  );
}
