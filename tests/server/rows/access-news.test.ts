import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AccessChange, AccountAccess } from '../../../server/storage/storage'
import { isOpenTo, type Reader } from '../../../server/rows/access'
import { accessNews, noNews } from '../../../server/rows/access-news'

const ann: Reader = { memberId: 'ann', role: 'member' }
const roles = ['owner', 'admin', 'member', 'viewer']
const accessArbitrary: fc.Arbitrary<AccountAccess | 'everybody'> = fc.oneof(
  fc.constant('everybody' as const),
  fc.record({
    ownerId: fc.constantFrom('ann', 'bob', null),
    colleagueIds: fc.subarray(['ann', 'bob']),
  }),
)
const step = fc.oneof(
  fc.record({ kind: fc.constant('account' as const), id: fc.constantFrom('a', 'b'), to: accessArbitrary }),
  fc.record({ kind: fc.constant('member' as const), id: fc.constantFrom('ann', 'bob'), to: fc.constantFrom(...roles) }),
)

describe('what was granted and lost since a cursor', () => {
  it('misses nothing that is not as it was, and tells beyond that only of what was, from any cursor', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), fc.nat({ max: 12 }), (steps, cursor) => {
        const access = new Map<string, AccountAccess>()
        const role = new Map([
          ['ann', 'member'],
          ['bob', 'member'],
        ])
        const reader = (): Reader => ({ ...ann, role: role.get('ann') ?? 'member' })
        const openNow = () => ['a', 'b'].filter((id) => isOpenTo(reader(), access.get(id)))
        const changes: AccessChange[] = []
        let openThen = openNow()
        const open = new Set<string>()
        const closed = new Set<string>()
        const look = (): void => {
          for (const id of ['a', 'b']) (openNow().includes(id) ? open : closed).add(id)
        }
        for (const [index, one] of steps.entries()) {
          const seq = index + 1
          if (one.kind === 'account') {
            changes.push({ seq, kind: 'account', id: one.id, before: access.get(one.id) ?? 'everybody' })
            if (one.to === 'everybody') access.delete(one.id)
            else access.set(one.id, one.to)
          } else {
            changes.push({ seq, kind: 'member', id: one.id, before: role.get(one.id) ?? 'member' })
            role.set(one.id, one.to)
          }
          if (seq <= cursor) openThen = openNow()
          if (seq >= cursor) look()
        }
        const news = accessNews(
          reader(),
          access,
          changes.filter(({ seq }) => seq > cursor),
        )
        const now = openNow()
        const mayHold = openThen.concat(...open)
        const mayLack = now.filter((id) => !openThen.includes(id) || closed.has(id))
        expect(mayHold.filter((id) => !now.includes(id) && !news.lost.includes(id))).toEqual([])
        expect(mayLack.filter((id) => !news.granted.includes(id))).toEqual([])
        expect(news.lost.filter((id) => now.includes(id))).toEqual([])
        expect(news.granted.filter((id) => !now.includes(id))).toEqual([])
        // Of what was never open since, not even the id is told.
        const isRoleSame = !changes.some(({ kind, id }) => kind === 'member' && id === 'ann')
        expect(isRoleSame ? news.lost.filter((id) => !mayHold.includes(id)) : []).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })

  it('of an account that was made since, and was as it is, nothing is told: its rows are all above the cursor', () => {
    const changes: AccessChange[] = [{ seq: 5, kind: 'account', id: 'a', before: 'nobody' }]
    expect(accessNews(ann, new Map(), changes)).toEqual(noNews)
    const closed = new Map([['a', { ownerId: 'bob', colleagueIds: [] }]])
    expect(accessNews(ann, closed, changes)).toEqual(noNews)
  })
})
