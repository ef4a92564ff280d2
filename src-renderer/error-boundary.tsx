import { Component, type ReactNode } from 'react'
import { Translation } from 'react-i18next'
import { EmptyWindow } from './ui/empty-window.tsx'

interface State {
  readonly hasFailed: boolean
}

/** Says so where a screen cannot be drawn, and offers to draw the window anew. The proxy runs on meanwhile. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override readonly state: State = { hasFailed: false }

  static getDerivedStateFromError(): State {
    return { hasFailed: true }
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children
    return (
      <Translation>
        {(t) => (
          <EmptyWindow
            sentence={t('problem.window')}
            remedy={t('problem.reload')}
            onRemedy={() => window.location.reload()}
          />
        )}
      </Translation>
    )
  }
}
