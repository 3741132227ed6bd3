/** Opens messages one after another in the list and reads who the sidebar recognised. */
import type { Frame, Page } from 'playwright-core'
import type { DemoMessage } from '../demo/mail'
import type { MainJob } from './job'
import { readCard, readUnknown } from './seen-sidebar'

/** By their Message-ID: stories worth telling, and a stranger. */
const shown = [
  { messageId: 'hengyi.0.0@hengyi-jm.example', picture: 'usage-falling' },
  { messageId: 'lanchuan.2.0@lanchuan.example', picture: 'renewal' },
  { messageId: 'northgate.4.0@northgate-fab.example', picture: 'at-risk' },
  { messageId: 'changting.1.0@changting-tea.example', picture: 'trial' },
  { messageId: 'shuofang.23.1@shuofang-bearing.example', picture: 'quiet' },
  { messageId: 'enquiry.1@yunfan-cold.example', picture: 'unknown' },
  { messageId: 'kopila.0.0@kopila-textiles.example', picture: 'reference' },
] as const

/** A click on the message's row in the list. */
async function openInList(page: Page, message: DemoMessage): Promise<void> {
  await page
    .locator('#messagelist tr.message', { hasText: message.subject })
    .filter({ has: page.locator(`[title="${message.from.address}"]`) })
    .first()
    .click()
}

async function readSidebar(sidebar: Frame, message: DemoMessage, isStranger: boolean): Promise<string> {
  if (isStranger) {
    const company = await readUnknown(sidebar, message.from.address)
    return `${message.from.name} <${message.from.address}> is not known yet; one click adds them at ${company}`
  }
  const { name, account, chips, verdict } = await readCard(sidebar, message.from.name)
  return `${name}, ${account} | ${chips.join(' | ')} | ${verdict}`
}

export async function openMessages({ rep, mail, progress, screenshots }: MainJob): Promise<void> {
  const sidebar = await progress.step('Finding the sidebar in the mailbox', () => rep.browser.sidebarFrame(rep.page))
  for (const { messageId, picture } of shown) {
    const message = mail.find((each) => each.messageId === messageId)
    if (!message) throw new Error(`The demo's mail lacks ${messageId}.`)
    await progress.step(
      `Opening “${message.subject}”`,
      async () => {
        await openInList(rep.page, message)
        return readSidebar(sidebar, message, picture === 'unknown')
      },
      (seen) => seen,
    )
    await screenshots.take(rep.page, picture)
  }
}
