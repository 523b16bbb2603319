import { Component, type ReactNode } from 'react';
import { StateMessage } from './state-message.tsx';

interface WidgetBoundaryProps {
  readonly children: ReactNode;
  readonly title: string;
  /** What the viewer reads of an error; its own words are for developers. */
  readonly textOf: (error: unknown) => string;
  readonly retry: string;
  readonly onError: ((error: unknown) => void) | undefined;
}

/** Keeps an error of one widget, or of a host's slot or column in it, from its neighbours, and says what happened. */
export class WidgetBoundary extends Component<
  WidgetBoundaryProps,
  { failure: { error: unknown } | undefined }
> {
  override state: { failure: { error: unknown } | undefined } = { failure: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { failure: { error } };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError?.(error);
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (!failure) return this.props.children;
    const { error } = failure;
    return (
      <StateMessage
        state="failed"
        title={this.props.title}
        text={this.props.textOf(error)}
        action={{ label: this.props.retry, onSelect: () => this.setState({ failure: undefined }) }}
      />
    );
  }
}
