import { PartnerProvider, type PartnerProviderProps } from '@partnerkit/ui/partner-provider';
import { QueryClient } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import type { HostSlots } from './host-slot.tsx';

/** What stands in an element. */
export interface Drawn {
  readonly Widget: ComponentType<object>;
  readonly props: object;
  /** `undefined` while there is no data to show; the problems say why. */
  readonly provider: Omit<PartnerProviderProps, 'children'> | undefined;
  readonly problems: readonly string[];
  /** Parts of the page's own by the names that the widget has for them; absent where it has written none. */
  readonly slots: HostSlots | undefined;
}

/** A place in which a widget is drawn, until it ends. */
export interface Drawing {
  readonly show: (drawn: Drawn) => void;
  readonly end: () => void;
}

/** Begins to draw in a place of an element. */
export function drawIn(place: Element): Drawing {
  const root = createRoot(place);
  const queryClient = new QueryClient();
  return {
    show({ Widget, props, provider, problems, slots }) {
      root.render(
        <>
          {problems.length > 0 && <Problems texts={problems} />}
          {provider && (
            <PartnerProvider {...provider} queryClient={queryClient}>
              <Widget {...props} {...(slots && { slots })} />
            </PartnerProvider>
          )}
        </>,
      );
    },
    end() {
      root.unmount();
      // answers are kept for minutes, each by a timer, and one that is on its way when it ends sets another
      void queryClient.cancelQueries().finally(() => queryClient.clear());
    },
  };
}

/** What the page's developer has to mend, where it is seen. */
function Problems({ texts }: { readonly texts: readonly string[] }) {
  return (
    <div className="pk-root" lang="en" dir="ltr">
      {texts.map((text) => (
        <div key={text} className="pk-failure-line" role="alert">
          <span>{text}</span>
        </div>
      ))}
    </div>
  );
}
