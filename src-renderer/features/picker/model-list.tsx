import { useTranslation } from 'react-i18next'
import { Collection, Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox'
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer'
import { useLocale } from '../../state/use-locale.ts'
import { describeModel } from './model-facts.ts'
import { ModelRow, pickerGrid } from './model-row.tsx'
import type { PickerSection } from './picker-sections.ts'

const sectionNames = {
  favourites: 'picker.favourites',
  recent: 'picker.recent',
  all: 'picker.all',
  others: 'picker.others',
  matches: 'picker.matches',
} as const satisfies Record<PickerSection['id'], string>

const layout = { rowSize: 34, headingSize: 28 } as const

interface Props {
  readonly sections: readonly PickerSection[]
  readonly isAsking: boolean
  readonly onChoose: (id: string) => void
  readonly onToggleFavourite: (id: string) => void
}

/** The models in their sections, of which only the rows in sight exist. */
export function ModelList({ sections, isAsking, onChoose, onToggleFavourite }: Props) {
  const { t } = useTranslation()
  const locale = useLocale()
  return (
    <>
      <div aria-hidden className={`${pickerGrid} shrink-0 border-b border-line py-1 text-small text-faint`}>
        <span />
        <span className="text-right">{t('picker.window')}</span>
        <span className="text-right">{t('picker.output')}</span>
        <span className="truncate text-right">{t('picker.price')}</span>
      </div>
      <Virtualizer layout={ListLayout} layoutOptions={layout}>
        <ListBox
          aria-label={t('picker.models')}
          items={sections}
          dependencies={[t]}
          selectionMode="none"
          onAction={(key) => onChoose(String(key))}
          renderEmptyState={() => <p className="px-3 py-2 text-faint">{isAsking ? '' : t('picker.noMatch')}</p>}
          className="h-[min(26rem,60vh)] overflow-y-auto outline-none"
        >
          {(section) => (
            <ListBoxSection id={`section ${section.id}`} items={section.rows}>
              <Header className="flex h-full items-end px-3 pb-1 text-small font-medium text-faint">
                {t(sectionNames[section.id])}
                {section.isCut ? ` · ${t('picker.typeForMore')}` : null}
              </Header>
              <Collection items={section.rows} dependencies={[t]}>
                {(row) => (
                  <ListBoxItem
                    id={row.id}
                    textValue={row.id}
                    className="h-full outline-none data-hovered:bg-hover/50 data-focused:bg-hover"
                  >
                    <span className="sr-only">{describeModel(row.id, row.info, row.isFavourite, t, locale)}</span>
                    <ModelRow row={row} onToggleFavourite={({ id }) => onToggleFavourite(id)} />
                  </ListBoxItem>
                )}
              </Collection>
            </ListBoxSection>
          )}
        </ListBox>
      </Virtualizer>
    </>
  )
}
