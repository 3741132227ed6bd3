import { describe, expect, it } from 'vitest'
import { adapters } from '../../lib/mail/adapters'
import type { PageReading } from '../../lib/mail/adapter'
import { roundcube } from '../../lib/mail/adapters/roundcube'
import { fieldsBefore, testReading } from '../../lib/mail/self-test'
import { selfTestSchema } from '../../lib/messages/self-test'
import { genericFields } from '../components/gallery/samples/self-test'
import { pageFrom, readFixture } from './page-fixture'

const page = () => pageFrom(readFixture('roundcube-message.html'), 'https://mail.ourco.example/?_uid=17&_mbox=INBOX')

describe('the self-test', () => {
  it('tells by which selector each field was found, how often, and how old that is', () => {
    const test = testReading(page(), roundcube, [])
    expect(test).toMatchObject({ webmail: 'roundcube', state: 'message', certainty: 1 })
    expect(test.fields.map(({ field }) => field)).toEqual(Object.keys(roundcube.selectors))
    expect(test.fields.find(({ field }) => field === 'headers')).toEqual({
      field: 'headers',
      found: 1,
      selector: 'table.header-headers',
      seen: '2019-11',
    })
    expect(test.fields.find(({ field }) => field === 'editor')).toMatchObject({ found: 0, selector: null, seen: null })
  })

  it('holds nothing of the mail, however it is put, and is of a form that may be sent', () => {
    const tests = adapters.map((adapter) => testReading(page(), adapter, fieldsBefore(page(), roundcube)))
    expect(tests.map((test) => selfTestSchema.safeParse(test).error)).toEqual(adapters.map(() => undefined))
    expect(JSON.stringify(tests)).not.toMatch(/acme|Ana|Offer|ourco|王伟/)
  })

  it('says that a page cannot be read, instead of failing itself', () => {
    const broken = page()
    for (const element of broken.querySelectorAll('table.header-headers')) element.remove()
    const test = testReading(broken, roundcube, [])
    expect(test).toMatchObject({ state: 'unreadable', certainty: 0 })
    expect(test.markup).toContain('<div id="message-header">')
  })

  it('of the generic reader names the fields of the adapter that failed', () => {
    const generic = { ...roundcube, id: 'generic', selectors: {} }
    const { fields } = testReading(page(), generic, fieldsBefore(page(), roundcube))
    expect(fields.find(({ field }) => field === 'roundcube: previewFrame')?.found).toBe(0)
    expect(fields.find(({ field }) => field === 'roundcube: from')?.found).toBe(1)
  })

  it('of a reader without selectors tells what it read, and what it did not find', () => {
    const generic = { ...roundcube, id: 'generic', selectors: {} }
    const { fields } = testReading(page(), generic, [])
    expect(fields).toEqual(genericFields)
    const empty = pageFrom('<body></body>', 'https://mail.ourco.example/')
    const none = { ...generic, readPage: (): PageReading => ({ kind: 'none', ownAddresses: [] }) }
    expect(testReading(empty, none, []).fields).toEqual([{ field: 'ownAddress', found: 0, selector: null, seen: null }])
  })

  it('stays within the bounds on a page without end', () => {
    const endless = page()
    const message = endless.querySelector('#message-header')
    message?.append(...Array.from({ length: 5000 }, () => endless.createElement('section')))
    const list = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [`field ${index}`.repeat(20), [{ css: 'section', seen: '2026-01' }]]),
    )
    const test = testReading(endless, { ...roundcube, selectors: list }, [])
    expect(selfTestSchema.safeParse(test).error).toBeUndefined()
    expect(test.fields[0]?.found).toBe(5000)
  })
})
