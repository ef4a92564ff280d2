import type { ModelInfo } from '../../../shared/model-info.ts'
import { neededWindow } from '../../../shared/model-info.ts'
import type { Locale } from '../../../shared/i18n/index.ts'
import type { Translate } from '../../../shared/i18n/translator.ts'
import { compactNumber, dollars, exactNumber } from '../../format.ts'

/** What is shown where nothing is known: never a zero, which would be a claim. */
export const notKnown = '–'

export interface ModelColumns {
  readonly window: string
  readonly output: string
  /** For input and output. */
  readonly price: string
}

export function modelColumns({ contextWindow, maxOutputTokens, price }: ModelInfo, locale: Locale): ModelColumns {
  const size = (tokens: number | undefined) => (tokens === undefined ? notKnown : compactNumber(tokens, locale))
  return {
    window: size(contextWindow),
    output: size(maxOutputTokens),
    price: price === undefined ? notKnown : `${dollars(price.input, locale)} / ${dollars(price.output, locale)}`,
  }
}

/** What makes a model of little use to Claude Code, as far as is known. */
export function modelWarnings({
  contextWindow,
  tools,
}: ModelInfo): readonly ('picker.smallWindow' | 'picker.noTools')[] {
  return [
    ...(contextWindow !== undefined && contextWindow < neededWindow ? (['picker.smallWindow'] as const) : []),
    ...(tools === false ? (['picker.noTools'] as const) : []),
  ]
}

/** The row in words, for those who hear it. What is not known is not said. */
export function describeModel(id: string, info: ModelInfo, isFavourite: boolean, t: Translate, locale: Locale): string {
  const { contextWindow, maxOutputTokens, price, tools, images, reasoning } = info
  return [
    id,
    isFavourite ? t('picker.isFavourite') : '',
    ...modelWarnings(info).map((warning) => t(warning)),
    contextWindow === undefined ? '' : t('picker.saysWindow', { number: exactNumber(contextWindow, locale) }),
    maxOutputTokens === undefined ? '' : t('picker.saysOutput', { number: exactNumber(maxOutputTokens, locale) }),
    price === undefined
      ? ''
      : t('picker.saysPrice', { input: dollars(price.input, locale), output: dollars(price.output, locale) }),
    tools ? t('picker.tools') : '',
    images ? t('picker.images') : '',
    reasoning ? t('picker.reasoning') : '',
  ]
    .filter((part) => part !== '')
    .join(', ')
}
