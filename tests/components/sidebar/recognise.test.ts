/** What a person says of who somebody is, with the real store: asked, remembered, taken back; and what is kept private. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { storage } from './page'
import { logOnScreen, nameOnScreen, openSidebar } from './open-sidebar'
import { draftTo, reportFrom } from './sample-reports'
import { alwaysLog } from '../../../entrypoints/sidebar/always-log'
import { logSent } from '../../../entrypoints/sidebar/log-sent'
import { showInserted } from '../../../entrypoints/sidebar/page-actions'
import { isFolded, foldByHand, panel, showLoaded } from '../../../entrypoints/sidebar/panel-state'
import { waiting } from '../../../entrypoints/sidebar/show-reports'
import { changeSettings, setAlwaysLog } from '../../../entrypoints/wiring/settings'
import type { DraftSent } from '../../../lib/messages/draft-sent'
import { addNeverLog } from '../../../lib/store/never-log'
import { patchRow } from '../../../lib/store/write'

const viewKind = (): string => panel.loaded.value.view.kind
const until = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 5000 })

const full = (): never => {
  throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
}

beforeEach(() => {
  storage.clear()
  panel.isQuiet.value = false
  panel.isOpenedByHand.value = false
  panel.layout.value = { isFolded: false, width: 360 }
  showLoaded(waiting)
})

describe('a hint', () => {
  it('asks by name, shows nothing of the customer, and is remembered for the thread', async () => {
    const { screen, actions } = await openSidebar()
    const inThread = { name: 'Jonas Weber', threadKey: 't1' }
    screen.show(reportFrom(null, inThread))
    await until(() => expect(viewKind()).toBe('ask'))
    const { view } = panel.loaded.value
    if (view.kind !== 'ask') throw new Error('It does not ask.')
    expect(view.hints).toMatchObject([{ account: { name: 'Nord' }, contact: { name: 'Jonas Weber' }, how: 'name' }])
    expect(panel.loaded.value.accountId).toBeNull()
    const [hint] = view.hints
    if (hint) actions.answerHint(hint, true)
    await until(() => expect(nameOnScreen()).toBe('Nord'))
    screen.show(reportFrom(null, { ...inThread, threadKey: 't2', pageKey: 'other' }))
    await until(() => expect(viewKind()).toBe('ask'))
    screen.show(reportFrom(null, { ...inThread, pageKey: 'again' }))
    await until(() => expect(nameOnScreen()).toBe('Nord'))
  })

  it('that is refused is not asked again, and the refusal can be taken back', async () => {
    const { screen, actions } = await openSidebar()
    screen.show(reportFrom('stranger@else.test', { name: 'Jonas Weber' }))
    await until(() => expect(viewKind()).toBe('ask'))
    const { view } = panel.loaded.value
    if (view.kind === 'ask' && view.hints[0]) actions.answerHint(view.hints[0], false)
    await until(() => expect(viewKind()).toBe('unknown'))
    const [denied] = panel.loaded.value.notes.denied
    expect(denied?.name).toBe('Jonas Weber')
    if (denied) actions.takeBack(denied.id)
    await until(() => expect(viewKind()).toBe('ask'))
  })

  it('is all that a reading gives which is not sure of itself, until a person says yes', async () => {
    const { screen } = await openSidebar()
    const others = [{ role: 'cc', name: 'Jonas Weber', address: 'jonas@nord.test' }] as const
    screen.show(reportFrom('wang@acme.test', { certainty: 0.4, webmail: 'generic', others: [...others] }))
    await until(() => expect(viewKind()).toBe('ask'))
    expect(panel.loaded.value.view).toMatchObject({ others: [{ kind: 'unsure', accountName: null }] })
    expect(panel.loaded.value.notes).toMatchObject({ isUnsure: true, reader: { kind: 'generic' } })
  })
})

describe('a match', () => {
  it('that is wrong is denied, remembered, and taken back', async () => {
    const { screen, actions } = await openSidebar()
    screen.show(reportFrom('wang@acme.test'))
    await until(() => expect(nameOnScreen()).toBe('Acme'))
    actions.denyMatch()
    await until(() => expect(panel.loaded.value.notes.denied).toHaveLength(1))
    const { view } = panel.loaded.value
    expect(view.kind === 'known' && view.card.person.contactId !== null).toBe(false)
    const [denied] = panel.loaded.value.notes.denied
    if (denied) actions.takeBack(denied.id)
    await until(() => expect(panel.loaded.value.view).toMatchObject({ card: { match: { how: 'address' } } }))
  })

  it('of several accounts is a choice with evidence; what is chosen says so, and can be changed', async () => {
    const { db, screen, actions, acme, nord } = await openSidebar()
    await patchRow(db, 'contacts', acme.contactId, { add: { accountIds: [nord.accountId] } })
    screen.show(reportFrom('wang@acme.test'))
    await until(() => expect(viewKind()).toBe('choice'))
    const { view } = panel.loaded.value
    if (view.kind !== 'choice') throw new Error('It is no choice.')
    expect(view.choices.map(({ because, sureness }) => [because, sureness])).toEqual([
      ['wang@acme.test', 'likely'],
      ['wang@acme.test', 'likely'],
    ])
    actions.choose(nord.accountId)
    await until(() => expect(nameOnScreen()).toBe('Nord'))
    const known = panel.loaded.value.view
    const decisionId = known.kind === 'known' ? known.card.match.decisionId : null
    expect(decisionId).not.toBeNull()
    actions.takeBack(decisionId ?? '')
    await until(() => expect(viewKind()).toBe('choice'))
  })

  it('finds another customer by a part of the name', async () => {
    const { actions } = await openSidebar()
    expect((await actions.findAccounts('OR')).map(({ name }) => name)).toEqual(['Nord'])
  })
})

describe('an original', () => {
  it('is offered beside the sender; picked, its card is shown and the log goes there', async () => {
    const { db, screen, actions, nord } = await openSidebar()
    const original = { how: 'forward', name: 'Jonas Weber', address: 'jonas@nord.test' } as const
    screen.show(reportFrom('wang@acme.test', { originals: [original] }))
    await until(() => expect(nameOnScreen()).toBe('Acme'))
    const [offered] = panel.loaded.value.notes.originals
    expect(offered).toMatchObject({ how: 'forward', name: 'Jonas Weber', accountName: 'Nord' })
    actions.pickOriginal(offered?.key ?? '')
    await until(() => expect(nameOnScreen()).toBe('Nord'))
    expect(panel.loaded.value.notes.picked).toMatchObject({ senderName: 'Wang Fang' })
    actions.log()
    await until(() => expect(logOnScreen()).toBe('logged'))
    expect(await db.interactions.toArray()).toMatchObject([
      { accountId: nord.accountId, contactIds: [nord.contactId], strongKey: 'wang@acme.test-id', direction: 'in' },
    ])
    actions.pickOriginal(null)
    await until(() => expect(nameOnScreen()).toBe('Acme'))
  })
})

describe('mail of no customer', () => {
  it('folds the sidebar, which opens again for a customer; opened by hand it stays', async () => {
    const { screen } = await openSidebar()
    screen.show(reportFrom('news@weekly.test', { name: 'Weekly', traits: ['bulk'] }))
    await until(() => expect(isFolded.value).toBe(true))
    screen.show(reportFrom('wang@acme.test'))
    await until(() => expect(isFolded.value).toBe(false))
    screen.show(reportFrom('li@ourco.test', { name: 'Li' }))
    await until(() => expect(isFolded.value).toBe(true))
    foldByHand(false)
    expect(isFolded.value).toBe(false)
    screen.show(reportFrom('news@weekly.test', { name: 'Weekly', traits: ['bulk'], pageKey: 'n2' }))
    await until(() => expect(panel.loaded.value.isQuiet).toBe(true))
    expect(isFolded.value).toBe(false)
    foldByHand(true)
    screen.show(reportFrom('jonas@nord.test', { name: 'Jonas Weber' }))
    await until(() => expect(nameOnScreen()).toBe('Nord'))
    expect(isFolded.value).toBe(true)
  })
})

describe('the never-log list', () => {
  it('turns the log button off, and says by what; taken off the list, it is on again', async () => {
    const { db, screen, actions } = await openSidebar()
    screen.show(reportFrom('wang@acme.test'))
    await until(() => expect(logOnScreen()).toBe('idle'))
    actions.keepPrivate('person')
    await until(() => expect(logOnScreen()).toBe('private'))
    actions.log()
    await until(() => expect(panel.log.value).toMatchObject({ kind: 'failed', why: 'private' }))
    expect(await db.interactions.count()).toBe(0)
    const [entry] = panel.loaded.value.notes.private
    expect(entry).toMatchObject({ kind: 'person', value: 'wang@acme.test' })
    actions.allowLog(entry?.key ?? '')
    await until(() => expect(logOnScreen()).toBe('idle'))
  })

  it('refuses to add, by domain and by thread', async () => {
    const { db, screen, actions } = await openSidebar()
    await addNeverLog(db, { domain: 'clinic.test' })
    screen.show(reportFrom('dr@clinic.test', { name: 'Dr. Who' }))
    await until(() => expect(panel.loaded.value.view).toMatchObject({ kind: 'unknown', isPrivate: true }))
    actions.add({ name: 'Dr', address: 'dr@clinic.test', companyName: 'Clinic', accountId: null })
    await until(() => expect(panel.log.value).toMatchObject({ kind: 'failed', why: 'private' }))
    expect(await db.contacts.where('emails').equals('dr@clinic.test').count()).toBe(0)
    screen.show(reportFrom('jonas@nord.test', { name: 'Jonas Weber', threadKey: 't9' }))
    await until(() => expect(logOnScreen()).toBe('idle'))
    actions.keepPrivate('thread')
    await until(() => expect(logOnScreen()).toBe('private'))
  })
})

describe('what is logged', () => {
  it('is what was previewed, in every field', async () => {
    const { db, screen, actions } = await openSidebar()
    screen.show(reportFrom('wang@acme.test'))
    await until(() => expect(logOnScreen()).toBe('idle'))
    const preview = await actions.previewLog()
    const shown = new Map(preview?.fields.map(({ field, value }) => [field, value]))
    expect(preview?.server).toBeNull()
    actions.log()
    await until(() => expect(logOnScreen()).toBe('logged'))
    const [row] = await db.interactions.toArray()
    const { deletedAt: _, ...stored } = row ?? { deletedAt: null }
    // No field is stored that was not shown.
    expect(Object.keys(stored).toSorted()).toEqual([...shown.keys()].toSorted())
    expect(shown.get('accountId')).toBe('Acme')
    expect(shown.get('contactIds')).toBe('Wang Fang')
    for (const field of ['id', 'at', 'summary', 'strongKey', 'weakKey'] as const)
      expect([field, shown.get(field)]).toEqual([field, row?.[field]])
  })

  it('logs by itself what is always logged, once, and never again what was undone', async () => {
    const { db, screen, actions, acme } = await openSidebar()
    setAlwaysLog(acme.accountId, true)
    screen.show(reportFrom('wang@acme.test'))
    await until(() => expect(logOnScreen()).toBe('idle'))
    expect(await alwaysLog(db, panel.loaded.value)).toBe(true)
    await until(() => expect(logOnScreen()).toBe('logged'))
    actions.undo()
    await until(() => expect(logOnScreen()).toBe('idle'))
    expect(await alwaysLog(db, panel.loaded.value)).toBe(false)
    screen.show(reportFrom('wang@acme.test', { pageKey: 'half', isComplete: false }))
    await until(() => expect(logOnScreen()).toBe('reading'))
    expect(await alwaysLog(db, panel.loaded.value)).toBe(false)
    expect((await db.interactions.toArray()).filter(({ deletedAt }) => deletedAt === null)).toEqual([])
  })
})

describe('a draft', () => {
  const sent: DraftSent = {
    webmail: 'roundcube',
    ownAddresses: ['me@ourco.test'],
    people: [
      { role: 'to', name: '', address: 'wang@acme.test' },
      { role: 'cc', name: '', address: 'someone@else.test' },
    ],
    subject: 'Quote',
    threadKey: null,
    at: '2026-03-12T09:12:58.000Z',
  }

  it('follows its recipients, and says where sending logs it', async () => {
    const { screen } = await openSidebar()
    screen.show(draftTo())
    await until(() => expect(panel.loaded.value.view).toMatchObject({ kind: 'draft', cards: [], logOnSend: null }))
    screen.show(draftTo('wang@acme.test'))
    await until(() =>
      expect(panel.loaded.value.view).toMatchObject({
        cards: [{ account: { name: 'Acme' } }],
        logOnSend: { isOn: false, accounts: ['Acme'] },
      }),
    )
    screen.show(draftTo('wang@acme.test', 'jonas@nord.test'))
    await until(() => expect(panel.loaded.value.view).toMatchObject({ companies: 2 }))
  })

  it('is logged when sent where the toggle is on, and counts once with the sent message', async () => {
    const { db, team, session, screen, acme } = await openSidebar()
    const context = { db, team, today: '2026-03-12', session }
    expect(await logSent(sent, context)).toBeNull()
    changeSettings(() => ({ logOnSend: true }))
    expect(await logSent(sent, context)).toMatchObject({ accounts: ['Acme'] })
    const opened = reportFrom('me@ourco.test', {
      name: 'Me',
      pageKey: 'sent',
      others: [{ role: 'to', name: 'Wang Fang', address: 'wang@acme.test' }],
    })
    const [message] = opened.messages
    if (message) message.at = '2026-03-12T09:13:04.000Z'
    screen.show(opened)
    await until(() => expect(logOnScreen()).toBe('logged'))
    expect(await db.interactions.toArray()).toMatchObject([
      { accountId: acme.accountId, contactIds: [acme.contactId], direction: 'out', strongKey: null },
    ])
  })

  it('to an account that is always logged is logged without the toggle; to a private person never', async () => {
    const { db, team, session, acme } = await openSidebar()
    const context = { db, team, today: '2026-03-12', session }
    setAlwaysLog(acme.accountId, true)
    await addNeverLog(db, { person: 'someone@else.test' })
    expect(await logSent(sent, context)).toBeNull()
    const alone = { ...sent, people: sent.people.slice(0, 1) }
    expect(await logSent(alone, context)).toMatchObject({ accounts: ['Acme'] })
  })

  it('puts its text in at the caret of the page, and says whether the page took it', async () => {
    const { actions, said } = await openSidebar()
    const [first, second] = [actions.insert('王总，\n'), actions.insert('again')]
    expect(said[0]).toEqual({ type: 'sidebar-insert', text: '王总，\n' })
    showInserted(true)
    showInserted(false)
    expect(await Promise.all([first, second])).toEqual([true, false])
  })

  it('that cannot be logged says why, and keeps what was logged before', async () => {
    const { db, team, session, nord } = await openSidebar()
    const context = { db, team, today: '2026-03-12', session }
    changeSettings(() => ({ logOnSend: true }))
    const said = vi.spyOn(console, 'error').mockReturnValue()
    const refuse = (_key: unknown, row: { accountId: string }): void => {
      if (row.accountId === nord.accountId) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
    }
    db.interactions.hook('creating', refuse)
    const people = ['wang@acme.test', 'jonas@nord.test'].map((address) => ({ role: 'to' as const, name: '', address }))
    expect(await logSent({ ...sent, people }, context)).toMatchObject({ accounts: ['Acme'], why: 'storageFull' })
    db.interactions.hook('creating').unsubscribe(refuse)
    const nobody = { ...sent, ownAddresses: [], people: people.slice(0, 1) }
    expect(await logSent(nobody, context)).toMatchObject({ accounts: [], why: 'noSender' })
    said.mockRestore()
  })

  it('that the store refuses keeps the words of a call, and says that it was not stored', async () => {
    const { db, screen, actions } = await openSidebar()
    screen.show(reportFrom('wang@acme.test'))
    await until(() => expect(logOnScreen()).toBe('idle'))
    const said = vi.spyOn(console, 'error').mockReturnValue()
    db.interactions.hook('creating', full)
    const call = { kind: 'call', summary: 'asked for a quote', on: '2026-03-12' } as const
    expect(await actions.logOther(call)).toBe(false)
    expect(panel.log.value).toEqual({ kind: 'failed', why: 'storageFull', canRetry: false })
    db.interactions.hook('creating').unsubscribe(full)
    expect(await actions.logOther(call)).toBe(true)
    expect(panel.log.value).toBeNull()
    said.mockRestore()
  })
})
