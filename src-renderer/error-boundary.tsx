import { Component, type ReactNode } from 'react'
import { Translation } from 'react-i18next'
import { Button } from './ui/button.tsx'

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
          <main role="alert" className="flex h-full flex-col items-center justify-center gap-4 p-6 text-center">
            <p>{t('problem.window')}</p>
            <Button look="primary" onPress={() => window.location.reload()}>
              {t('problem.reload')}
            </Button>
          </main>
        )}
      </Translation>
    )
  }
}
