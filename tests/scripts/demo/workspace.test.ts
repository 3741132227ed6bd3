import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { collections, isCollection } from '../../../lib/messages/rows'
import { makeDemoWorkspace, stories } from '../../../scripts/demo/workspace'

const given = {
  now: '2026-11-21T06:30:00.000Z',
  workspaceId: '6f0b1c0e-6a53-4d0c-9a4e-3f1f5f0c2d17',
  memberIds: { rep1: 'member-1', rep2: 'member-2', rep3: 'member-3', rep4: 'member-4' },
}
const workspace = makeDemoWorkspace(given)
const { plans, ...rows } = workspace
const byCollection = Object.entries(rows)

describe('the demo workspace', () => {
  it('holds rows that the stored schemas accept, each with an id of its own', () => {
    const refused = byCollection.flatMap(([name, list]) =>
      list
        .map((row) => (isCollection(name) ? collections[name].schema.safeParse(row) : null))
        .filter((parsed) => parsed?.success !== true)
        .map((parsed) => [name, parsed?.error]),
    )
    const ids = byCollection.flatMap(([, list]) => list.map(({ id }) => id))
    expect(refused).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
    console.info(byCollection.map(([name, list]) => `${list.length} ${name}`).join(', '), `, ${plans.length} plans`)
  })

  it('is the same twice on one day, and moves with the day', () => {
    expect(makeDemoWorkspace(given)).toEqual(workspace)
    const later = makeDemoWorkspace({ ...given, now: '2026-12-24T06:30:00.000Z' })
    expect(later.interactions.at(-1)?.at.slice(0, 10)).not.toBe(workspace.interactions.at(-1)?.at.slice(0, 10))
  })

  it('refers only to accounts, contacts and members that exist', () => {
    const accounts = new Set<string>(rows.accounts.map(({ id }) => id))
    const contacts = new Set<string>(rows.contacts.map(({ id }) => id))
    const members = new Set<string>(Object.values(given.memberIds))
    const ofAccounts = [...rows.interactions, ...rows.signals, ...rows.orders, ...rows.tasks, ...plans]
    expect(ofAccounts.filter(({ accountId }) => !accounts.has(accountId))).toEqual([])
    expect(rows.interactions.flatMap(({ contactIds }) => contactIds).filter((id) => !contacts.has(id))).toEqual([])
    expect(rows.interactions.flatMap(({ loggedBy }) => loggedBy).filter((id) => !members.has(id))).toEqual([])
    expect(rows.accounts.filter(({ ownerId }) => ownerId === null || !members.has(ownerId))).toEqual([])
  })

  it('says nothing about the future, save due days and renewals', () => {
    const dated = [...rows.interactions, ...rows.signals]
    expect(dated.filter(({ at, recordedAt }) => at > given.now || recordedAt > given.now)).toEqual([])
    expect(rows.orders.filter(({ on }) => on > '2026-11-21')).toEqual([])
  })

  it('uses domains that belong to nobody, one for each account', () => {
    const domains = stories.map(({ domain }) => domain)
    expect(domains.filter((domain) => !/\.(example|test)$/.test(domain))).toEqual([])
    expect(new Set(domains).size).toBe(domains.length)
  })

  it('has plans whose documents carry their text', () => {
    const texts = plans.map(({ update }) => {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, update)
      return doc.getXmlFragment('plan').toJSON()
    })
    expect(texts[0]).toContain('<heading level="2">今年的目标</heading><paragraph>')
    expect(texts.filter((text) => !text.includes('<heading'))).toEqual([])
  })
})
