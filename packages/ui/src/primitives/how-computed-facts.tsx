import type { ReactNode } from 'react';
import type { OpenedExplanation } from './how-computed.tsx';
import { Popover } from './popover.tsx';

/** What {@link HowComputedFacts} takes. */
export interface HowComputedFactsProps extends OpenedExplanation {
  readonly figure: string;
  /** What the figure means, in a sentence. */
  readonly means: string;
  /** What there is to know of it, each under its name; what is empty is not there. */
  readonly facts: readonly { readonly name: string; readonly value: ReactNode }[];
  /** Below the facts. */
  readonly children?: ReactNode;
}

/** How a figure is computed: what it means, and the facts that explain it. */
export function HowComputedFacts({ figure, means, facts, children, ...opened }: HowComputedFactsProps) {
  return (
    <Popover {...opened}>
      <div className="pk-how-computed">
        <p className="pk-how-title">{figure}</p>
        <p>
          <bdi>{means}</bdi>
        </p>
        <dl className="pk-how-facts">
          {facts.map(({ name, value }) => (
            <Fact key={name} name={name} value={value} />
          ))}
        </dl>
        {children}
      </div>
    </Popover>
  );
}

function Fact({ name, value }: { name: string; value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
