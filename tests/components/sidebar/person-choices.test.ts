/** What a browser once kept to itself becomes rows that the team shares. */
import { beforeEach, describe, expect, it } from 'vitest'
import { storage } from './page'
import { carryOver, choices } from '../../../entrypoints/wiring/person-choices'
import { changeSettings, isAlwaysLogged, readSettings, setAlwaysLog } from '../../../entrypoints/wiring/settings'
import { newStore } from '../../store/stores'

const key = 'sidelight.choices'

beforeEach(() => storage.clear())

describe('choices of a browser', () => {
  it('are carried over as decisions, once, and the steps put off stay here', async () => {
    const db = await newStore()
    storage.set(
      key,
      JSON.stringify({
        accounts: [['wang@acme.test', 'acme']],
        ignored: ['spam@else.test', 'no address'],
        notNow: [['acme reply', '2026-04-01']],
      }),
    )
    await carryOver(db)
    const rows = await db.identities.toArray()
    expect(new Set(rows.map(({ address, decision, accountId }) => `${address} ${decision} ${accountId}`))).toEqual(
      new Set(['spam@else.test ignored null', 'wang@acme.test account acme']),
    )
    expect(choices.isNotNow('acme reply', '2026-03-20')).toBe(true)
    expect(JSON.parse(storage.get(key) ?? '')).toEqual({ notNow: [['acme reply', '2026-04-01']] })
    await carryOver(db)
    expect(await db.identities.count()).toBe(2)
  })

  it('are nothing where somebody else wrote nonsense', async () => {
    const db = await newStore()
    storage.set(key, 'no json')
    await carryOver(db)
    expect(choices.isNotNow('acme reply', '2026-03-20')).toBe(false)
    expect(await db.identities.count()).toBe(0)
  })
})

describe('settings of a device', () => {
  it('begin with chips on and nothing logged by itself', () => {
    expect(readSettings()).toEqual({ listChips: true, logOnSend: false, alwaysLog: [], undone: [] })
  })

  it('keep what was changed, and of what was undone the newest', () => {
    setAlwaysLog('acme', true)
    changeSettings(() => ({ listChips: false, undone: Array.from({ length: 600 }, (_, index) => `m${index}`) }))
    expect(isAlwaysLogged('acme')).toBe(true)
    expect(readSettings()).toMatchObject({ listChips: false, alwaysLog: ['acme'] })
    expect(readSettings().undone).toHaveLength(500)
    expect(readSettings().undone.at(-1)).toBe('m599')
    setAlwaysLog('acme', false)
    expect(isAlwaysLogged('acme')).toBe(false)
  })
})
