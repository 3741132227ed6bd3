/** What a sidebar shows, read from its frame as a person would read it. */
import type { Frame, Locator } from 'playwright-core'

/** How long the sidebar may take before a step counts as failed, in ms. */
export const patience = 20_000

/** Asks every 10 ms. @throws Error with `failure`'s sentence when it does not come true in time */
export async function until(isSo: () => Promise<boolean>, failure: () => string | Promise<string>): Promise<void> {
  const end = performance.now() + patience
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(await failure())
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

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
    // Without what only a screen reader says: which chip it is.
    chips: await Promise.all(
      ['tier', 'stage', 'health'].map(async (chip) =>
        (await textOf(card.getByTestId(chip))).replace(/^[^:：]+[:：] ?/, ''),
      ),
    ),
    verdict: await textOf(card.getByTestId('verdict')),
  }
}

/** The company that is proposed for an unknown person, once the form to add them shows this address. */
export async function readUnknown(sidebar: Frame, address: string): Promise<string> {
  const field = sidebar.getByTestId('add-address')
  await until(
    async () => (await field.count()) === 1 && (await field.inputValue()) === address,
    () => `The sidebar does not offer to add ${address}.`,
  )
  return sidebar.getByTestId('add-company').inputValue()
}
