import { describe, expect, it } from 'vitest'
import { emptyAccount } from '../../../lib/domain/default-account'
import { defaultPolicy } from '../../../lib/domain/policy'
import { readReference } from '../../../lib/domain/reference'
import { eventually } from '../eventually'
import { connectRows } from '../rows-client'
import { startServer } from '../running-server'

const accountFields = (index: number) => {
  const {
    id: _,
    deletedAt: _deletedAt,
    createdAt: _createdAt,
    domains: _domains,
    tags: _tags,
    externalKeys: _externalKeys,
    ...plain
  } = emptyAccount('', `Account ${index}`, '')
  return { ...plain, employees: 10 * (index + 1), relationship: 'customer', customerSince: '2024-01-01' }
}

describe('the reference row', () => {
  it('is computed by the server after a push, reaches the members, and ranks by their orders', async () => {
    const server = await startServer({ reference: { quietMs: 20 } })
    const ann = await connectRows(server, await server.addDevice('Ann'))
    const today = new Date().toISOString()
    const changes = Array.from({ length: 10 }, (_, index) => [
      ann.change({ collection: 'accounts', recordId: `a${index}`, op: 'create', patch: { set: accountFields(index) } }),
      ann.change({
        collection: 'orders',
        recordId: `o${index}`,
        op: 'create',
        patch: {
          set: {
            accountId: `a${index}`,
            on: today.slice(0, 10),
            amount: { minor: 100_000 * (index + 1), currency: defaultPolicy.money.reportingCurrency },
            recordedAt: today,
            products: [],
          },
        },
      }),
    ]).flat()
    const idle = { set: accountFields(10) }
    changes.push(ann.change({ collection: 'accounts', recordId: 'a10', op: 'create', patch: idle }))
    const { results, records } = await ann.push(...changes)
    expect(results.filter(({ outcome }) => outcome !== 'applied')).toEqual([])
    const last = Math.max(...records.map(({ seq }) => seq))
    await ann.frame('poke', ({ head }) => head > last)
    // What is told of sources is a row of the same collection, and may come before.
    const row = await eventually(async () => {
      const page = await ann.pull(last)
      const found = page.records.find(({ collection, id }) => collection === 'reference' && id === 'reference')
      expect(found).toBeDefined()
      return found
    })
    const values: unknown = row?.record?.['values']
    const reference = readReference(typeof values === 'object' && values !== null ? { ...values } : null)
    // The eleventh has bought nothing, while orders come in: it is ranked with nothing.
    expect(reference?.factors.revenue12m).toHaveLength(11)
    expect(reference?.factors.revenue12m?.[0]).toBe(0)
    expect(reference?.abc.leastA).toBeGreaterThan(0)
  })

  it('there is none without accounts', async () => {
    const server = await startServer({ reference: { quietMs: 1 } })
    await connectRows(server, await server.addDevice('Ann'))
    expect(await server.storage.recordsOf(server.workspaceId, 'reference')).toEqual([])
  })
})
