import { useTranslation } from 'react-i18next'
import { vsCodeSettings, type EnvironmentVariables } from '../../../shared/env-snippets.ts'
import { useActions } from '../../state/use-window.ts'
import { CopyButton } from './copy-button.tsx'

interface Props {
  /** With dots for the token. */
  readonly variables: EnvironmentVariables
  readonly isPlain: boolean
}

/** What to put into VS Code's settings, whose extension knows nothing of a terminal's variables. */
export function VsCode({ variables, isPlain }: Props) {
  const { t } = useTranslation()
  const { copyVsCode } = useActions()
  return (
    <section aria-labelledby="vs-code" className="border-t border-line pt-5">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <h2 id="vs-code">{t('vsCode.title')}</h2>
          <p className="text-soft">{t('vsCode.explained')}</p>
        </div>
        <CopyButton label={t('vsCode.copy')} copy={() => copyVsCode({ isPlain })} />
      </div>
      <pre
        tabIndex={0}
        aria-label={t('vsCode.title')}
        className="focus-mark readout mt-3 max-h-36 overflow-auto rounded-control border border-line bg-panel p-3 leading-[1.7]"
      >
        {vsCodeSettings(variables)}
      </pre>
    </section>
  )
}
