/* oxlint-disable unicorn/consistent-function-scoping -- a sentence keeps its own words beside it. */
import { describe, expect, it } from 'vitest'
import { noSources, type AccountFacts } from '../../lib/domain/account-facts'
import { computeInsight } from '../../lib/domain/compute-insight'
import { findLastWords } from '../../lib/domain/last-words'
import type { Member, Task } from '../../lib/domain/model'
import { findOpenTasks } from '../../lib/domain/open-tasks'
import { defaultPolicy } from '../../lib/domain/policy'
import { findVerdict } from '../../lib/domain/verdict'
import { account, allLive, clock, customer, dayAgo, facts, interaction, now, task } from './build-facts'

const mailOnly = { ...noSources, mail: allLive.mail }
function verdictOf(given: Partial<AccountFacts>, tasks: Task[] = [], choices = 1) {
  const insight = computeInsight(facts({ sources: mailOnly, ...given }), defaultPolicy, null, clock)
  return findVerdict({ insight, tasks, choices }, defaultPolicy, clock)
}
const owing = customer({ receivablesKnown: true, overdueSince: dayAgo(30) })
const renewing = (days: number) =>
  customer({ contract: { startsOn: dayAgo(700), renewsOn: dayAgo(-days), endedOn: null, endReason: null } })
const met = interaction(2, { kind: 'meeting', direction: null })
const asked = interaction(1)
const promise = (days: number) => task({ kind: 'promise', title: 'Quote', dueOn: dayAgo(-days) })

describe('the verdict is the first that holds', () => {
  it('which customer is it?', () => {
    expect(verdictOf({ account: owing }, [], 2)).toEqual({ kind: 'whichCustomer', choices: 2 })
  })

  it('an indicator past its alert line', () => {
    expect(verdictOf({ account: owing, interactions: [asked] })).toEqual({
      kind: 'openAlert',
      factor: 'receivables',
      value: 30,
      unit: 'days',
    })
  })

  it('a reply is owed', () => {
    expect(verdictOf({ account: renewing(10), interactions: [met, asked] })).toEqual({
      kind: 'replyOwed',
      workingDays: 1,
    })
  })

  it('renewal within 90 days', () => {
    expect(verdictOf({ account: renewing(90), interactions: [met] }, [promise(0)])).toEqual({
      kind: 'renewal',
      inDays: 90,
    })
    expect(verdictOf({ account: renewing(91), interactions: [met] }).kind).toBe('onTrack')
  })

  it('a promise is due', () => {
    const kept = { ...promise(-1), doneAt: now }
    expect(verdictOf({ interactions: [met] }, [kept, promise(1)])).toEqual({
      kind: 'promiseDue',
      title: 'Quote',
      inDays: 1,
    })
    expect(verdictOf({ account: customer(), interactions: [met] }, [promise(2)]).kind).toBe('onTrack')
    expect(verdictOf({ account: customer(), interactions: [met] }, [task({ dueOn: dayAgo(3) })]).kind).toBe('onTrack')
  })

  it('quiet, with the usual gap', () => {
    const mails = [0, 10, 20, 30, 40, 50, 60].map((back) => interaction(22 + back))
    const answered = interaction(21, { direction: 'out' })
    expect(verdictOf({ account: customer(), interactions: [...mails, answered] })).toEqual({
      kind: 'quiet',
      days: 22,
      usualDays: 10,
    })
  })

  it('already a customer? and else on track', () => {
    expect(verdictOf({ account: account(), interactions: [met] })).toEqual({ kind: 'alreadyCustomer' })
    expect(verdictOf({ account: customer(), interactions: [met] })).toEqual({ kind: 'onTrack' })
  })
})

describe('promises and tasks', () => {
  it('show what is due first, a promise before a task of the day, the undated last', () => {
    const tasks = [
      task({ title: 'undated' }),
      task({ title: 'later', dueOn: dayAgo(-5) }),
      task({ title: 'task today', dueOn: dayAgo(0) }),
      task({ title: 'promise today', kind: 'promise', dueOn: dayAgo(0) }),
      task({ title: 'done', dueOn: dayAgo(9), doneAt: now }),
      task({ title: 'deleted', dueOn: dayAgo(9), deletedAt: now }),
    ]
    const { first, more } = findOpenTasks(tasks)
    expect(first.map((row) => row.title)).toEqual(['promise today', 'task today'])
    expect(more).toBe(2)
    expect(findOpenTasks([])).toEqual({ first: [], more: 0 })
  })
})

describe('the last word', () => {
  const li: Member = { id: 'li', createdAt: now, deletedAt: null, name: 'Li', email: 'li@ours.test', role: 'member' }

  it('is two lines from other threads, newest first, with the colleague', () => {
    const rows = [
      interaction(9, { summary: 'oldest' }),
      interaction(3, { summary: 'asked for a quote', kind: 'call', loggedBy: ['gone', 'li'] }),
      interaction(2, { summary: 'this thread', threadKey: 't' }),
      interaction(1, { summary: 'this message', id: 'open' }),
      interaction(1, { summary: 'deleted', deletedAt: now }),
      interaction(5, { summary: 'unlogged' }),
    ]
    const words = findLastWords(rows, [li], { threadKey: 't', ids: new Set(['open']) })
    expect(words.map(({ by, kind, summary }) => ({ by, kind, summary }))).toEqual([
      { by: 'Li', kind: 'call', summary: 'asked for a quote' },
      { by: null, kind: 'email', summary: 'unlogged' },
    ])
  })
})
