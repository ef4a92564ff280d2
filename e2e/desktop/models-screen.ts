import type { Locator, Page } from '@playwright/test'

type TierName = 'BIG' | 'SMALL' | 'OPUS' | 'FABLE'

export interface RouteEntry {
  readonly provider: string
  readonly model: string
  readonly baseUrl?: string
  readonly key?: string
}

/** The screen where models and keys are entered. */
export function modelsScreen(window: Page) {
  const card = (tier: TierName): Locator => window.getByRole('region', { name: tier, exact: true })
  return {
    card,
    open: () => window.getByRole('navigation').getByRole('link', { name: 'Models' }).click(),
    /** Fills in a card and saves it. */
    async save(tier: TierName, { provider, model, baseUrl = '', key }: RouteEntry): Promise<void> {
      await card(tier).getByLabel('Provider').first().fill(provider)
      await window.getByRole('option', { name: provider }).first().click()
      await card(tier).getByLabel('Model').fill(model)
      await card(tier).getByLabel('Base URL').fill(baseUrl)
      if (key !== undefined) {
        const keyField = card(tier).getByLabel('Key', { exact: true })
        if (!(await keyField.isVisible())) await card(tier).getByRole('button', { name: 'Enter one anyway' }).click()
        await keyField.fill(key)
      }
      await card(tier).getByRole('button', { name: 'Save' }).click()
    },
  }
}
