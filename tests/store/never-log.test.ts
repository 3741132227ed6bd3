import { describe, expect, it } from 'vitest'
import { NeverLoggedError } from '../../lib/store/errors'
import {
  addNeverLog,
  entriesAbout,
  isNeverLogged,
  listNeverLog,
  refuseIfNeverLogged,
  removeNeverLog,
} from '../../lib/store/never-log'
import { newTeamStore } from './stores'

const about = (address: string, thread: string | null = null) => ({ addresses: [address], thread })

describe('the never-log list', () => {
  it('keeps a person private, however the address is written, and nobody else', async () => {
    const db = await newTeamStore()
    await addNeverLog(db, { person: ' <Ana@Acme.TEST> ' })
    expect(await isNeverLogged(db, about('ana@acme.test'))).toBe(true)
    expect(await isNeverLogged(db, about('bo@acme.test'))).toBe(false)
    expect(await isNeverLogged(db, { addresses: ['bo@acme.test', 'ana@acme.test'], thread: null })).toBe(true)
  })

  it('keeps a domain private with all under it, and no domain that merely ends alike', async () => {
    const db = await newTeamStore()
    await addNeverLog(db, { domain: '@Clinic.test' })
    expect(await isNeverLogged(db, about('dr@clinic.test'))).toBe(true)
    expect(await isNeverLogged(db, about('dr@mail.clinic.test'))).toBe(true)
    expect(await isNeverLogged(db, about('dr@myclinic.test'))).toBe(false)
  })

  it('keeps a thread private whoever writes in it', async () => {
    const db = await newTeamStore()
    await addNeverLog(db, { thread: 'hash-1' })
    expect(await isNeverLogged(db, about('any@one.test', 'hash-1'))).toBe(true)
    expect(await isNeverLogged(db, about('any@one.test', 'hash-2'))).toBe(false)
  })

  it('is asked about many rows after one reading', async () => {
    const db = await newTeamStore()
    await addNeverLog(db, { domain: 'clinic.test' })
    await addNeverLog(db, { thread: 'hash-1' })
    const questions = [about('dr@clinic.test'), about('li@acme.test'), about('li@acme.test', 'hash-1')]
    const list = await listNeverLog(db)
    expect(questions.map((question) => entriesAbout(list, question).map(({ kind }) => kind))).toEqual([
      ['domain'],
      [],
      ['thread'],
    ])
  })

  it('is shown newest first, and an entry can be taken off', async () => {
    const db = await newTeamStore()
    await addNeverLog(db, { person: 'ana@acme.test' }, '2026-01-01T00:00:00.000Z')
    const key = await addNeverLog(db, { domain: 'clinic.test' }, '2026-01-02T00:00:00.000Z')
    expect((await listNeverLog(db)).map(({ kind, value }) => `${kind} ${value}`)).toEqual([
      'domain clinic.test',
      'person ana@acme.test',
    ])
    await removeNeverLog(db, key)
    expect(await isNeverLogged(db, about('dr@clinic.test'))).toBe(false)
  })

  it('refuses by name, and refuses what is no address or domain', async () => {
    const db = await newTeamStore()
    await addNeverLog(db, { person: 'ana@acme.test' })
    await expect(refuseIfNeverLogged(db, about('ana@acme.test'))).rejects.toThrow(NeverLoggedError)
    await expect(addNeverLog(db, { person: 'no address' })).rejects.toThrow('not an email address')
    await expect(addNeverLog(db, { domain: 'localhost' })).rejects.toThrow('not a domain')
  })

  it('leaves the device in no outbox', async () => {
    const db = await newTeamStore()
    await addNeverLog(db, { person: 'ana@acme.test' })
    expect(await db.outbox.count()).toBe(0)
  })
})
