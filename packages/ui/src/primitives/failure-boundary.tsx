import { Component, type ReactNode } from 'react';

interface FailureBoundaryProps {
  readonly children: ReactNode;
  readonly of?: unknown;
  readonly onError: ((error: unknown) => void) | undefined;
  readonly instead: (error: unknown, onRetry: () => void) => ReactNode;
}

interface FailureBoundaryState {
  readonly failure: { readonly error: unknown } | undefined;
  readonly of?: unknown;
}

/** Keeps what a widget, or a host's part of it, throws from what stands around it. */
export class FailureBoundary extends Component<FailureBoundaryProps, FailureBoundaryState> {
  override state: FailureBoundaryState = { failure: undefined, of: this.props.of };

  static getDerivedStateFromProps({ of }: FailureBoundaryProps, before: FailureBoundaryState) {
    return of === before.of ? null : { failure: undefined, of };
  }

  static getDerivedStateFromError(error: unknown) {
    return { failure: { error } };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError?.(error);
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (!failure) return this.props.children;
    return this.props.instead(failure.error, () => this.setState({ failure: undefined }));
  }
}
