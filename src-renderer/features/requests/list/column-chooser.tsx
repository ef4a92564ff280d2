import { ChevronDown, ChevronUp, Columns3 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { columnOf, moveColumn, setColumnShown, usualLook, type ListLook } from './list-look.ts'

interface Props {
  readonly look: ListLook
  readonly onLook: (look: ListLook) => void
}

/** Which columns the list has, and in which order. */
export function ColumnChooser({ look, onLook }: Props) {
  const { t } = useTranslation()
  return (
    <DialogTrigger>
      <IconButton icon={Columns3} label={t('requests.columns')} />
      <Popover
        offset={4}
        placement="bottom end"
        className="overflow-hidden rounded-control border border-line bg-panel text-ink shadow-float"
      >
        <Dialog aria-label={t('requests.columns')} className="max-h-[70vh] w-64 overflow-y-auto p-3 outline-none">
          <ul className="flex flex-col">
            {look.order.map((id, place) => {
              const name = t(columnOf(id).name)
              return (
                <li key={id} className="flex min-h-7 items-center gap-1">
                  <span className="min-w-0 flex-1">
                    {id === 'model' ? (
                      <span className="pl-6">{name}</span>
                    ) : (
                      <Checkbox
                        isChecked={!look.hidden.includes(id)}
                        onChange={(isShown) => onLook(setColumnShown(look, id, isShown))}
                      >
                        {name}
                      </Checkbox>
                    )}
                  </span>
                  <IconButton
                    icon={ChevronUp}
                    label={t('requests.columnLeft', { name })}
                    isDisabled={place === 0}
                    onPress={() => onLook(moveColumn(look, id, -1))}
                  />
                  <IconButton
                    icon={ChevronDown}
                    label={t('requests.columnRight', { name })}
                    isDisabled={place === look.order.length - 1}
                    onPress={() => onLook(moveColumn(look, id, 1))}
                  />
                </li>
              )
            })}
          </ul>
          <p className="mt-2 text-small text-faint">{t('requests.columnsNote')}</p>
          <div className="mt-2">
            <Button look="quiet" onPress={() => onLook(usualLook)}>
              {t('requests.columnsUsual')}
            </Button>
          </div>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
