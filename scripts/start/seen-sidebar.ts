/** What a sidebar shows, read from its frame as a person would read it. */
import type { Frame, Locator } from 'playwright-core'

/** How long the sidebar may take before a step counts as failed, in ms. */
export const patience = 20_000

export interface SeenCard {
  name: string
  account: string
  /** Tier, stage and health as their chips say it. */
  chips: string[]
  verdict: string
}

async function textOf(locator: Locator): Promise<string> {
  return (await locator.innerText({ timeout: patience })).replaceAll(/\s+/g, ' ').trim()
}

/** The card of the person with this name, once it is shown. @throws Error naming what is shown instead */
export async function readCard(sidebar: Frame, name: string): Promise<SeenCard> {
  const card = sidebar.getByTestId('card').filter({ has: sidebar.getByTestId('name').getByText(name, { exact: true }) })
  try {
    await card.waitFor({ timeout: patience })
    await card.getByTestId('health').waitFor({ timeout: patience })
  } catch (cause) {
    const shown = await sidebar.locator('body').innerText()
    throw new Error(`The sidebar does not show ${name}; it shows: ${shown.replaceAll(/\s+/g, ' ').slice(0, 300)}`, {
      cause,
    })
  }
  return {
    name: await textOf(card.getByTestId('name')),
    account: await textOf(card.getByTestId('account')),
    chips: await Promise.all(['tier', 'stage', 'health'].map((chip) => textOf(card.getByTestId(chip)))),
    verdict: await textOf(card.getByTestId('verdict')),
  }
}

/** The form that offers to add an unknown person, once it is shown with this address. */
export async function readUnknown(sidebar: Frame, address: string): Promise<{ address: string; company: string }> {
  const field = sidebar.getByTestId('add-address')
  await field.and(sidebar.locator(`[value="${address}"]`)).waitFor({ timeout: patience })
  return { address: await field.inputValue(), company: await sidebar.getByTestId('add-company').inputValue() }
}
