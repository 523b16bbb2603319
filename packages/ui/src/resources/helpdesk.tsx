import { useId, useState } from 'react';
import { domainName } from '../i18n/domain-names.ts';
import { helpdeskTexts } from '../i18n/texts/helpdesk-texts.ts';
import { resourcesTexts } from '../i18n/texts/resources-texts.ts';
import { lazyPart } from '../primitives/lazy-part.tsx';
import { usePartner } from '../provider/partner-context.ts';
import type { HelpdeskDialogProps } from './helpdesk-dialog.tsx';
import type { HelpdeskEntry } from './helpdesk-entry.ts';
import { ResourceLink } from './resource-link.tsx';
import type { ResourcesState } from './use-resources.ts';

const HelpdeskDialog = lazyPart<HelpdeskDialogProps>(
  () => import('./helpdesk-dialog.tsx').then((module) => module.HelpdeskDialog),
  ({ onClose }) => onClose(),
);

/** What {@link Helpdesk} takes. */
export interface HelpdeskProps {
  readonly entries: readonly HelpdeskEntry[];
  readonly textOf: ResourcesState['textOf'];
}

/** How the partner helpdesk is reached (RES-2); nothing where the host supplies no way. */
export function Helpdesk({ entries, textOf }: HelpdeskProps) {
  const { t } = usePartner(helpdeskTexts, resourcesTexts);
  const id = useId();
  const [open, setOpen] = useState<HelpdeskEntry>();
  if (entries.length === 0) return null;
  const nameOf = ({ id: kind, name }: HelpdeskEntry) => textOf(name) || domainName(t, 'helpdesk', kind);
  const close = () => setOpen(undefined);
  return (
    <section className="pk-card pk-helpdesk" aria-labelledby={id}>
      <div>
        <h2 className="pk-card-title" id={id}>
          {t('resources.helpdesk')}
        </h2>
        <p className="pk-muted">{t('resources.helpdeskText')}</p>
      </div>
      <ul>
        {entries.map((entry) => (
          <li key={entry.id}>
            <ResourceLink
              resource={entry.form ? { onOpen: () => setOpen(entry) } : entry}
              text={nameOf(entry)}
            />
            {entry.description && <p dir="auto">{textOf(entry.description)}</p>}
          </li>
        ))}
      </ul>
      {open?.form && <HelpdeskDialog title={nameOf(open)} form={open.form} onClose={close} />}
    </section>
  );
}
