import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AccessChange, AccountAccess } from '../../../server/storage/storage'
import { isOpenTo, type Reader } from '../../../server/rows/access'
import { accessNews } from '../../../server/rows/access-news'

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
  it('is the difference of what was open then and what is open now, from any cursor', () => {
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
        }
        const news = accessNews(
          reader(),
          access,
          changes.filter(({ seq }) => seq > cursor),
        )
        const now = openNow()
        expect(news.lost.toSorted()).toEqual(openThen.filter((id) => !now.includes(id)))
        expect(news.granted.toSorted()).toEqual(now.filter((id) => !openThen.includes(id)))
      }),
      { numRuns: 2000 },
    )
  })

  it('an account that was made since is neither: its rows are all above the cursor', () => {
    const changes: AccessChange[] = [{ seq: 5, kind: 'account', id: 'a', before: 'nobody' }]
    expect(accessNews(ann, new Map(), changes)).toMatchObject({ lost: [], granted: [] })
    const closed = new Map([['a', { ownerId: 'bob', colleagueIds: [] }]])
    expect(accessNews(ann, closed, changes)).toMatchObject({ lost: [], granted: [] })
  })
})
