import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../../ui/button.tsx'
import { Problem } from '../../../ui/field-parts.tsx'
import type { RequestFiles } from './use-request-files.ts'

/** What became of an export or import, until it is put away. */
export function FileNoteLine({ files: { note, dismiss } }: { readonly files: RequestFiles }) {
  const { t } = useTranslation()
  if (note === null) return <div role="status" />
  return (
    <div className="flex items-center gap-2 px-6 pb-2">
      <div role={note.isProblem ? undefined : 'status'} className="min-w-0 flex-1 break-words text-soft select-text">
        {note.isProblem ? <Problem>{note.text}</Problem> : note.text}
      </div>
      <IconButton icon={X} label={t('export.dismiss')} onPress={dismiss} />
    </div>
  )
}
