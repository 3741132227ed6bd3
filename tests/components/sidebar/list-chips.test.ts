/** Chips of a message list, with the real store: for whom, in which words, and how long a hundred rows take. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { storage } from './page'
import { openSidebar, today } from './open-sidebar'
import { language } from '../../../components/locale'
import { chipsFor, followChips } from '../../../entrypoints/sidebar/list-chips'
import type { ListReport, ListRow } from '../../../lib/messages/list-report'
import type { ListChip } from '../../../lib/messages/sidebar-messages'
import { decide } from '../../../lib/store/identities'
import { loadInsight } from '../../../lib/store/insights'
import { addNeverLog } from '../../../lib/store/never-log'
import { addPerson } from '../../../lib/store/people'
import { createRow, patchRow } from '../../../lib/store/write'

const row = (key: string, address: string | null, rest: Partial<ListRow> = {}): ListRow => ({
  key,
  pageKey: null,
  threadKey: null,
  people: [{ role: 'from', name: 'Somebody', address }],
  at: null,
  ...rest,
})
const list = (rows: ListRow[], sequence = 1): ListReport => ({
  webmail: 'roundcube',
  sequence,
  ownAddresses: ['me@ourco.test'],
  folder: 'inbox',
  rows,
})

beforeEach(() => {
  storage.clear()
  language.value = 'en'
})

describe('chips in the message list', () => {
  it('stand beside certain and likely customers only, and tell tier and band without a name', async () => {
    const { db, team, acme, nord } = await openSidebar()
    await patchRow(db, 'accounts', acme.accountId, {
      set: { approvedTier: { tier: 'strategic', on: '2026-01-01' }, relationship: 'customer' },
    })
    await loadInsight(db, acme.accountId, new Date().toISOString())
    const shared = await addPerson(db, { name: 'Two', address: 'two@both.test', account: { id: acme.accountId } })
    await patchRow(db, 'contacts', shared.contactId, { add: { accountIds: [nord.accountId] } })
    const chips = await chipsFor(
      list([
        row('contact', 'wang@acme.test'),
        row('domain', 'new@nord.test'),
        row('stranger', 'someone@else.test'),
        row('nameless', null),
        row('colleague', 'li@ourco.test'),
        row('several', 'two@both.test'),
        row('sent', 'me@ourco.test', { people: [{ role: 'to', name: '', address: 'WANG+x@acme.test' }] }),
      ]),
      { db, team },
    )
    expect(chips.map(({ key }) => key)).toEqual(['contact', 'domain', 'sent'])
    expect(JSON.stringify(chips)).not.toMatch(/Acme|Nord|wang/i)
    expect(chips[1]).toEqual({ key: 'domain', tier: null, band: null, label: 'Customer', title: 'A known customer' })
  })

  it('obey decisions, and the never-log list', async () => {
    const { db, team, acme } = await openSidebar()
    await decide(db, { address: 'private@home.test', decision: 'account', accountId: acme.accountId })
    const rows = list([row('chosen', 'private@home.test'), row('contact', 'wang@acme.test')])
    expect(await chipsFor(rows, { db, team })).toHaveLength(2)
    await addNeverLog(db, { domain: 'acme.test' })
    expect((await chipsFor(rows, { db, team })).map(({ key }) => key)).toEqual(['chosen'])
  })

  it('speak the person’s language', async () => {
    const { db, team } = await openSidebar()
    language.value = 'zh-CN'
    const [chip] = await chipsFor(list([row('contact', 'wang@acme.test')]), { db, team })
    expect(chip?.label).toBe('客户')
  })

  it('are told anew when rows change, and not when nothing did', async () => {
    const { db, team } = await openSidebar()
    const answers: [number, ListChip[]][] = []
    const chips = followChips(
      () => ({ db, team }),
      (sequence, found) => answers.push([sequence, found]),
    )
    chips.show(list([row('late', 'late@new.test')], 7))
    await vi.waitFor(() => expect(answers).toEqual([[7, []]]))
    await createRow(db, 'accounts', { name: 'New', domains: ['new.test'] })
    await vi.waitFor(() => expect(answers.at(-1)?.[1].map(({ key }) => key)).toEqual(['late']), { timeout: 5000 })
    await createRow(db, 'accounts', { name: 'Unrelated', domains: ['unrelated.test'] })
    expect(answers).toHaveLength(2)
    chips.turn(false)
    expect(answers.at(-1)).toEqual([7, []])
    chips.turn(true)
    await vi.waitFor(() => expect(answers.at(-1)?.[1]).toHaveLength(1))
    chips.stop()
  })

  it('of a hundred rows are one lookup', async () => {
    const { db, team } = await openSidebar()
    const at = `${today}T00:00:00.000Z`
    const accounts = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        createRow(db, 'accounts', { name: `A${index}`, domains: [`a${index}.test`] }),
      ),
    )
    for (let index = 0; index < 200; index += 1)
      await createRow(db, 'contacts', {
        name: `Person ${index}`,
        emails: [`p${index}@a${index % 40}.test`],
        accountIds: [accounts[index % 40] ?? ''],
        createdAt: at,
      })
    const report = list(Array.from({ length: 100 }, (_, index) => row(`r${index}`, `p${index}@a${index % 40}.test`)))
    const transactions = vi.spyOn(db, 'transaction')
    expect(await chipsFor(report, { db, team })).toHaveLength(100)
    expect(transactions).toHaveBeenCalledTimes(1)
    const begun = performance.now()
    for (let turn = 0; turn < 5; turn += 1) await chipsFor(report, { db, team })
    console.log(`100 rows: ${((performance.now() - begun) / 5).toFixed(1)} ms in fake-indexeddb`)
  })
})
