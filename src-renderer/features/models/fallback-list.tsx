import { ArrowDown, ArrowUp, Pencil, TriangleAlert, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FallbackView } from '../../../shared/ipc.ts'
import type { Tier } from '../../../shared/tiers.ts'
import { describeProvider } from '../../providers.ts'
import { IconButton } from '../../ui/button.tsx'
import { ProviderName } from '../../ui/provider-name.tsx'
import { FallbackForm, type FallbackEdit } from './fallback-form.tsx'

interface Props {
  readonly tier: Tier
  readonly isSaving: boolean
  readonly fallbacks: readonly FallbackView[]
  /** All resolve to whether it worked. */
  readonly onMove: (from: number, to: number) => Promise<boolean>
  readonly onEdit: (index: number, edited: FallbackEdit) => Promise<boolean>
  readonly onRemove: (index: number) => Promise<boolean>
}

/** The fallbacks in order. What was moved keeps the focus, and its new place is said aloud. */
export function FallbackList({ tier, isSaving, fallbacks, onMove, onEdit, onRemove }: Props) {
  const { t } = useTranslation()
  const list = useRef<HTMLOListElement>(null)
  const [news, setNews] = useState('')
  const [focus, setFocus] = useState<{
    readonly row: number
    readonly button: 'up' | 'down' | 'edit' | 'remove'
  } | null>(null)

  useEffect(() => {
    if (focus === null) return
    const row = list.current?.children[Math.min(focus.row, fallbacks.length - 1)]
    const buttons = [...(row?.querySelectorAll('button:enabled') ?? [])] as HTMLElement[]
    const wanted = buttons.find((button) => button.dataset['does'] === focus.button) ?? buttons[0]
    wanted?.focus()
  }, [focus, fallbacks.length])

  const [editing, setEditing] = useState<number | null>(null)

  function closeForm(row: number): void {
    setEditing(null)
    setFocus({ row, button: 'edit' })
  }

  async function move(from: number, button: 'up' | 'down', name: string): Promise<void> {
    const to = button === 'up' ? from - 1 : from + 1
    if (!(await onMove(from, to))) return
    setFocus({ row: to, button })
    setNews(t('fallback.moved', { name, place: to + 1, number: fallbacks.length }))
  }

  async function remove(row: number, name: string): Promise<void> {
    if (!(await onRemove(row))) return
    setFocus({ row, button: 'remove' })
    setNews(t('fallback.removed', { name }))
  }

  return (
    <>
      <ol ref={list} className="mb-1 flex flex-col">
        {fallbacks.map((fallback, index) => {
          const { provider, model, baseUrl, hasKey } = fallback
          const name = `${describeProvider(provider).name} ${model}`
          if (editing === index) {
            return (
              <li key={`${provider} ${model} ${baseUrl}`} className="py-1">
                <FallbackForm
                  tier={tier}
                  fallback={fallback}
                  isSaving={isSaving}
                  onSave={async (edited) => {
                    if (await onEdit(index, edited)) closeForm(index)
                  }}
                  onCancel={() => closeForm(index)}
                />
              </li>
            )
          }
          return (
            <li
              key={`${provider} ${model} ${baseUrl}`}
              className="flex items-center gap-2 border-b border-line py-1 last:border-b-0"
            >
              <span className="readout w-4 shrink-0 text-faint">{index + 1}</span>
              <span className="min-w-0 flex-1">
                <span className="readout block truncate" title={model}>
                  {model}
                </span>
                <span className="flex min-w-0 flex-wrap items-center gap-x-2.5 text-small text-soft">
                  <ProviderName id={provider} />
                  {baseUrl === '' ? null : <span className="min-w-0 truncate text-faint">{new URL(baseUrl).host}</span>}
                  {hasKey ? null : (
                    <span className="inline-flex items-center gap-1 text-warning">
                      <TriangleAlert aria-hidden size={12} /> {t('models.keyMissing')}
                    </span>
                  )}
                </span>
              </span>
              <span className="flex shrink-0">
                {fallbacks.length === 1 ? null : (
                  <>
                    <IconButton
                      icon={ArrowUp}
                      label={t('fallback.up', { name })}
                      data-does="up"
                      isDisabled={index === 0}
                      onPress={() => void move(index, 'up', name)}
                    />
                    <IconButton
                      icon={ArrowDown}
                      label={t('fallback.down', { name })}
                      data-does="down"
                      isDisabled={index === fallbacks.length - 1}
                      onPress={() => void move(index, 'down', name)}
                    />
                  </>
                )}
                <IconButton
                  icon={Pencil}
                  label={t('fallback.edit', { name })}
                  data-does="edit"
                  onPress={() => setEditing(index)}
                />
                <IconButton
                  icon={X}
                  label={t('fallback.remove', { name })}
                  data-does="remove"
                  onPress={() => void remove(index, name)}
                />
              </span>
            </li>
          )
        })}
      </ol>
      <span role="status" className="sr-only">
        {news}
      </span>
    </>
  )
}
