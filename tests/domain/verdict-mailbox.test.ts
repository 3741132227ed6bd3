import { describe, expect, it } from 'vitest'
import { noSources, type AccountFacts } from '../../lib/domain/account-facts'
import { computeInsight } from '../../lib/domain/compute-insight'
import type { MailboxRhythm } from '../../lib/domain/mailbox-rhythm'
import { defaultPolicy } from '../../lib/domain/policy'
import { findPersonVerdict, findVerdict } from '../../lib/domain/verdict'
import { account, allLive, clock, customer, dayAgo, facts, instantAgo, interaction } from './build-facts'

const mailbox = (fields: Partial<MailboxRhythm> = {}): MailboxRhythm => ({
  lastIn: instantAgo(12),
  lastOut: instantAgo(11),
  lastAnswer: instantAgo(11),
  replyOwedWorkingDays: null,
  silentDays: 12,
  usualGapDays: 20,
  gapsSeen: 8,
  state: 'onRhythm',
  ourReplyHours: null,
  theirReplyHours: null,
  people: 1,
  newcomers: [],
  bounced: [],
  departed: [],
  isRead: true,
  readUntil: instantAgo(0),
  ...fields,
})

function verdictOf(given: Partial<AccountFacts>, seen: MailboxRhythm | null) {
  const sources = { ...noSources, mail: allLive.mail }
  const insight = computeInsight(facts({ sources, ...given }), defaultPolicy, null, clock)
  return findVerdict({ insight, tasks: [], choices: 1, mailbox: seen }, defaultPolicy, clock)
}
const fresh = { account: account({ relationship: 'customer' }) }

describe('the verdict where there is no health yet', () => {
  it('is the rhythm of one’s own mailbox, and says whose', () => {
    expect(verdictOf(fresh, mailbox())).toEqual({ kind: 'onRhythm', usualDays: 20, by: 'mailbox' })
    expect(verdictOf(fresh, mailbox({ state: 'slower', silentDays: 25 }))).toEqual({
      kind: 'slower',
      days: 25,
      usualDays: 20,
      by: 'mailbox',
    })
    expect(verdictOf(fresh, mailbox({ state: 'quiet', silentDays: 90 }))).toMatchObject({
      kind: 'quiet',
      by: 'mailbox',
    })
    expect(verdictOf(fresh, mailbox({ replyOwedWorkingDays: 2 }))).toEqual({
      kind: 'replyOwed',
      workingDays: 2,
      by: 'mailbox',
    })
  })

  it('says how much of a rhythm was seen, and nothing of a silence that was not read through', () => {
    const learning = mailbox({ usualGapDays: null, gapsSeen: 2, state: 'notEnough' })
    expect(verdictOf(fresh, learning)).toEqual({ kind: 'learning', gapsSeen: 2, gapsNeeded: 6, by: 'mailbox' })
    expect(verdictOf(fresh, mailbox({ state: 'notEnough', silentDays: null }))).toEqual({ kind: 'alreadyCustomer' })
    expect(verdictOf(fresh, null)).toEqual({ kind: 'alreadyCustomer' })
  })

  it('is logged mail’s rhythm where the mailbox is still learning one', () => {
    const learning = mailbox({ usualGapDays: null, gapsSeen: 2, state: 'notEnough' })
    const interactions = [12, 32, 52, 72, 92, 112, 132].map((days) => interaction(days))
    expect(verdictOf({ ...fresh, interactions }, learning)).toEqual({ kind: 'onRhythm', usualDays: 20 })
    expect(verdictOf({ ...fresh, interactions: interactions.slice(0, 5) }, learning)).toEqual({
      kind: 'alreadyCustomer',
    })
  })

  it('holds for people without an account', () => {
    expect(findPersonVerdict(mailbox({ replyOwedWorkingDays: 0 }), defaultPolicy)).toMatchObject({ kind: 'replyOwed' })
    expect(findPersonVerdict(mailbox(), defaultPolicy)).toMatchObject({ kind: 'onRhythm' })
    expect(findPersonVerdict(mailbox({ lastIn: null }), defaultPolicy)).toBeNull()
  })
})

describe('the mailbox beside logged mail', () => {
  const met = interaction(2, { kind: 'meeting', direction: null })
  const renewing = customer({
    contract: { startsOn: dayAgo(700), renewsOn: dayAgo(-10), endedOn: null, endReason: null },
  })

  it('has seen an answer that nobody logged', () => {
    const asked = [interaction(3)]
    expect(verdictOf({ ...fresh, interactions: asked }, null)).toMatchObject({ kind: 'replyOwed' })
    const answered = mailbox({ lastIn: instantAgo(3), lastOut: instantAgo(2) })
    expect(verdictOf({ ...fresh, interactions: asked }, answered).kind).not.toBe('replyOwed')
  })

  it('does not owe what a logged call answered', () => {
    const owed = mailbox({ lastIn: instantAgo(3), replyOwedWorkingDays: 3 })
    const call = interaction(1, { kind: 'call', direction: 'out' })
    expect(verdictOf({ ...fresh, interactions: [call] }, owed).kind).not.toBe('replyOwed')
    expect(verdictOf({ ...fresh, interactions: [] }, owed)).toMatchObject({ kind: 'replyOwed', by: 'mailbox' })
  })

  it('knows of a mail that nobody logged: the customer is not quiet', () => {
    const theirs = [25, 35, 45, 55, 65, 75, 85].map((days) => interaction(days))
    const logged = [...theirs, interaction(24, { direction: 'out' })]
    expect(verdictOf({ ...fresh, interactions: logged }, null)).toMatchObject({ kind: 'quiet' })
    expect(verdictOf({ ...fresh, interactions: logged }, mailbox()).kind).toBe('onRhythm')
    const older = mailbox({ lastIn: instantAgo(60), lastOut: null })
    expect(verdictOf({ ...fresh, interactions: logged }, older)).toMatchObject({ kind: 'quiet', days: 25 })
  })

  it('nor is it an alert that they are silent', () => {
    const theirs = [40, 50, 60, 70, 80, 90, 100].map((days) => interaction(days))
    const logged = { ...fresh, interactions: [...theirs, interaction(39, { direction: 'out' })] }
    expect(verdictOf(logged, null)).toMatchObject({ kind: 'openAlert', factor: 'ownSilence' })
    expect(verdictOf(logged, mailbox()).kind).toBe('onRhythm')
  })

  it('stands in its place of the order: a renewal comes before quiet, a reply before the renewal', () => {
    expect(
      verdictOf({ account: renewing, interactions: [met] }, mailbox({ state: 'quiet', silentDays: 90 })).kind,
    ).toBe('renewal')
    expect(
      verdictOf({ account: renewing, interactions: [met] }, mailbox({ replyOwedWorkingDays: 1, lastIn: instantAgo(1) }))
        .kind,
    ).toBe('replyOwed')
  })
})
