import { Fragment, type ReactNode } from 'react';
import { Popover } from '../primitives/popover.tsx';
import type { OpenedExplanation } from './how-computed.tsx';

/** Something to know of a figure, under its name. */
export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
}

/** What {@link HowComputedFacts} takes. */
export interface HowComputedFactsProps extends OpenedExplanation {
  readonly figure: string;
  /** What the figure means, in a sentence. */
  readonly means: string;
  /** What there is to know of it, each under its name; what is empty is not there. */
  readonly facts: readonly Fact[];
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
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </Fragment>
          ))}
        </dl>
        {children}
      </div>
    </Popover>
  );
}
