/** One schedule: accounts of its own, some dozen steps of four browsers, then everybody on line and compared with the reference. */
import { MissingRowError } from '../../../lib/store/errors'
import { writeTogether } from '../../../lib/store/local-change'
import { findLogged, logMessage, messageKeysOf, undoLog, type MessageToLog } from '../../../lib/store/log'
import { createRow, deleteRow, patchRow, restoreRow } from '../../../lib/store/write'
import { History, type Thing } from './history'
import type { Dice } from './dice'
import type { Rep } from './rep'
import type { Site } from './site'
import { allReceived, type Release } from './line'

export type Flavour = 'plain' | 'access' | 'restore'

const fields = ['name', 'industry'] as const
const tags = ['vip', 'expo'] as const

export interface World {
  site: Site
  /** The first sees everything and gives access; the last two are devices of one member. */
  reps: readonly [Rep, Rep, Rep, Rep]
  /** Passes time on every clock. */
  wait: (milliseconds: number) => void
}

const messageOf = (accountId: string): MessageToLog => ({
  accountId,
  contactIds: [],
  messageId: `${accountId}@mail.test`,
  sender: 'li@acme.test',
  subject: 'Quote',
  at: '2026-03-12T09:12:00.000Z',
  threadKey: null,
  direction: 'in',
})

/** The ids, whenever asked, of what was queued since then up to now. */
function idsSince(rep: Rep, before: number): () => string[] {
  const queued = rep.queued.slice(before)
  return () => queued.map((id) => rep.sentAs(id))
}

export class Schedule {
  readonly flavour: Flavour
  readonly hasPlans: boolean
  readonly history = new History()
  readonly accounts: string[] = []
  readonly contacts: string[] = []
  readonly tasks: string[] = []
  /** Tasks that were deleted at some time: what is patched meanwhile is lost by rule 5. */
  readonly everDeleted = new Set<string>()
  /** `accountId memberId` of whom an account was closed to at some time. */
  readonly shutOut = new Set<string>()
  /** Words typed into each account's plan, by whom, and which of them were deleted again. */
  readonly words: { accountId: string; word: string; by: string }[] = []
  readonly erased = new Set<string>()
  readonly #world: World
  readonly #dice: Dice
  readonly #log: string[] = []
  #backup: string | null = null
  #stalledFor = 0
  #made = 0

  constructor(world: World, dice: Dice) {
    this.#world = world
    this.#dice = dice
    this.flavour = dice.pick(['plain', 'access', 'restore', 'plain'] as const)
    this.hasPlans = dice.below(3) === 0
  }

  get steps(): readonly string[] {
    return this.#log
  }

  /** Two accounts with a contact and a task each, which everybody holds; clocks and versions are dealt out. */
  async begin(): Promise<void> {
    const [{ db, memberId: ownerId }] = this.#world.reps
    const at = new Date().toISOString()
    await writeTogether(db, async () => {
      for (const name of ['A', 'B']) {
        const accountId = await createRow(db, 'accounts', { name, ownerId }, { at })
        this.accounts.push(accountId)
        this.contacts.push(await createRow(db, 'contacts', { name, accountIds: [accountId] }, { at }))
        this.tasks.push(await createRow(db, 'tasks', { accountId, title: name }, { at }))
      }
    })
  }

  deal(): void {
    const releases: Release[] = ['current', 'current', 'older', 'newer']
    for (const rep of this.#world.reps) {
      rep.line.skew = (this.#dice.below(2 * 1440) - 1440) * 60_000
      rep.line.release = 'current'
    }
    const odd = this.#dice.pick(this.#world.reps.slice(1))
    odd.line.release = this.#dice.pick(releases)
    if (odd.line.release !== 'current') this.#log.push(`${odd.name} is of the ${odd.line.release} release`)
  }

  async step(): Promise<void> {
    const { reps, site, wait } = this.#world
    await allReceived(reps.map(({ line }) => line))
    wait(60_000 * (1 + this.#dice.below(90)))
    if (this.#stalledFor > 0 && (this.#stalledFor -= 1) === 0) site.goOn()
    const rep = this.#dice.pick(reps)
    const dice = this.#dice.below(100)
    if (dice < 34) await this.#editField(rep)
    else if (dice < 44) await this.#editTag(rep)
    else if (dice < 52) await this.#editTask(rep)
    else if (dice < 60) await this.#clickLog(rep)
    else if (dice < 64) await this.#moveContact(rep)
    else if (dice < 72) await this.#flavoured(rep)
    else if (dice < 76 && this.hasPlans) await this.#writePlan(rep)
    else await this.#trouble(rep, dice)
  }

  /** Everything that was held, stalled or out of date goes on. */
  settle(): void {
    this.#world.site.goOn()
    for (const rep of this.#world.reps) {
      rep.line.letGo()
      rep.line.losesNext = null
      if (rep.line.release === 'older') rep.line.cut()
      rep.line.release = 'current'
    }
  }

  async #trouble(rep: Rep, dice: number): Promise<void> {
    const { line } = rep
    this.#log.push(`trouble ${dice} of ${rep.name}`)
    // A backup knows nothing of who came back after it was made: they would have to be invited once more.
    if (dice < 78 && this.flavour !== 'restore') return rep.leave()
    if (dice < 81) return rep.goOffline()
    if (dice < 86) return rep.goOnline(this.hasPlans)
    if (dice < 88) return rep.kill()
    if (dice < 90) return rep.comeAndDie(this.hasPlans, 1 + this.#dice.below(3), this.#dice.below(40))
    if (dice < 91) line.losesNext = 'answer'
    else if (dice < 93) line.losesNext = 'push'
    else if (dice < 95) line.hold()
    else if (dice < 96) line.letGo()
    else if (dice < 97) line.cut()
    else if (dice < 99) {
      this.#world.site.stallDisk()
      this.#stalledFor = 3
    } else await this.#world.site.restart()
  }

  async #flavoured(rep: Rep): Promise<void> {
    if (this.flavour === 'access') return this.#changeAccess()
    if (this.flavour !== 'restore') return this.#editField(rep)
    const { site } = this.#world
    this.#log.push(this.#backup === null ? 'backup' : 'restore')
    if (this.#backup === null) this.#backup = site.backUp()
    else await site.restore(this.#backup)
  }

  async #edit(rep: Rep, thing: Thing, value: unknown, write: (at: string) => Promise<unknown>): Promise<void> {
    const before = rep.queued.length
    this.#log.push(`${rep.name}: ${thing.collection} ${thing.recordId.slice(-4)} ${thing.part} = ${String(value)}`)
    try {
      await write(rep.now())
    } catch (error) {
      // Closed to them between the look and the edit: they are told so, and nothing was written.
      if (!(error instanceof MissingRowError)) throw error
      this.#log.push('it was gone')
      return
    }
    this.history.note({ thing, value, by: rep.memberId, changeIds: idsSince(rep, before) })
  }

  #value(of: string): string {
    this.#made += 1
    return `${of} ${this.#made}`
  }

  /** An account this browser shows; null where it was shut out of the one that was chosen. */
  async #account(rep: Rep): Promise<string | null> {
    const id = this.#dice.pick(this.accounts)
    return (await rep.db.accounts.get(id)) === undefined ? null : id
  }

  async #editField(rep: Rep): Promise<void> {
    const id = await this.#account(rep)
    if (id === null) return
    const field = rep.line.release === 'newer' ? 'laterField' : this.#dice.pick(fields)
    const value = this.#value(field)
    const thing = { collection: 'accounts', recordId: id, part: field, accountId: id }
    await this.#edit(rep, thing, value, (at) => patchRow(rep.db, 'accounts', id, { set: { [field]: value } }, { at }))
  }

  async #editTag(rep: Rep): Promise<void> {
    const [id, tag, isIn] = [await this.#account(rep), this.#dice.pick(tags), this.#dice.below(2) === 0]
    if (id === null) return
    const patch = isIn ? { add: { tags: [tag] } } : { remove: { tags: [tag] } }
    const thing = { collection: 'accounts', recordId: id, part: `tags:${tag}`, accountId: id }
    await this.#edit(rep, thing, isIn, (at) => patchRow(rep.db, 'accounts', id, patch, { at }))
  }

  async #editTask(rep: Rep): Promise<void> {
    const dice = this.#dice.below(6)
    const accountId = await this.#account(rep)
    if (accountId === null) return
    if (dice === 0) {
      const title = this.#value('title')
      const id = await this.#create(rep, accountId, title)
      this.tasks.push(id)
      return
    }
    const id = this.#dice.pick(this.tasks)
    const task = await rep.db.tasks.get(id)
    if (task === undefined) return
    const thing = { collection: 'tasks', recordId: id, part: 'title', accountId: task.accountId }
    if (dice <= 3) {
      const title = this.#value('title')
      return this.#edit(rep, thing, title, (at) => patchRow(rep.db, 'tasks', id, { set: { title } }, { at }))
    }
    this.everDeleted.add(id)
    const isDeleted = dice === 4
    const write = isDeleted ? deleteRow : restoreRow
    await this.#edit(rep, { ...thing, part: 'deletedAt' }, isDeleted, (at) => write(rep.db, 'tasks', id, { at }))
  }

  async #create(rep: Rep, accountId: string, title: string): Promise<string> {
    const before = rep.queued.length
    const id = await createRow(rep.db, 'tasks', { accountId, title }, { at: rep.now() })
    this.#log.push(`${rep.name}: tasks ${id.slice(-4)} created`)
    const thing = { collection: 'tasks', recordId: id, part: 'title', accountId }
    this.history.note({ thing, value: title, by: rep.memberId, changeIds: idsSince(rep, before) })
    return id
  }

  async #clickLog(rep: Rep): Promise<void> {
    const id = await this.#account(rep)
    if (id === null) return
    const logged = await findLogged(rep.db, id, messageKeysOf(messageOf(id)))
    const isMine = logged?.by.some(({ isMe }) => isMe) ?? false
    const thing = { collection: 'interactions', recordId: id, part: `loggedBy:${rep.memberId}`, accountId: id }
    await this.#edit(rep, thing, !isMine, (at) =>
      logged && isMine ? undoLog(rep.db, logged.interactionId, { at }) : logMessage(rep.db, messageOf(id), { at }),
    )
  }

  async #moveContact(rep: Rep): Promise<void> {
    const [id, accountId] = [this.#dice.pick(this.contacts), await this.#account(rep)]
    if (accountId === null || (await rep.db.contacts.get(id)) === undefined) return
    const isIn = this.#dice.below(3) > 0
    const patch = isIn ? { add: { accountIds: [accountId] } } : { remove: { accountIds: [accountId] } }
    const thing = { collection: 'contacts', recordId: id, part: `accountIds:${accountId}`, accountId }
    await this.#edit(rep, thing, isIn, (at) => patchRow(rep.db, 'contacts', id, patch, { at }))
  }

  /** The first closes an account to a member, or opens it to all. */
  async #changeAccess(): Promise<void> {
    const [boss, ...others] = this.#world.reps
    const [id, isClosed, out] = [this.#dice.pick(this.accounts), this.#dice.below(3) > 0, this.#dice.pick(others)]
    const named = [...new Set(others.map(({ memberId }) => memberId))].filter((memberId) => memberId !== out.memberId)
    const patch = isClosed
      ? { set: { isRestricted: true }, add: { colleagueIds: named }, remove: { colleagueIds: [out.memberId] } }
      : { set: { isRestricted: false } }
    if (isClosed) this.shutOut.add(`${id} ${out.memberId}`)
    const thing = { collection: 'accounts', recordId: id, part: 'isRestricted', accountId: id }
    await this.#edit(boss, thing, isClosed, (at) => patchRow(boss.db, 'accounts', id, patch, { at }))
  }

  async #writePlan(rep: Rep): Promise<void> {
    const id = await this.#account(rep)
    if (id === null) return
    const shown = (await rep.pages.text(id)).match(/[^;]+;/g) ?? []
    const old = shown.length > 2 && this.#dice.below(3) === 0 ? this.#dice.pick(shown) : null
    if (old !== null) {
      this.#log.push(`${rep.name}: plan ${id.slice(-4)} without ${old}`)
      this.erased.add(old)
      return rep.pages.erase(id, old)
    }
    this.#made += 1
    const word = `${id.slice(-4)}w${this.#made};`
    this.#log.push(`${rep.name}: plan ${id.slice(-4)} with ${word}`)
    this.words.push({ accountId: id, word, by: rep.memberId })
    await rep.pages.type(id, word)
  }
}
