/** A year of conversations: threads, calls, meetings, chats, visits, events and complaints, and the letters somebody logged. */
import type { Instant, Interaction } from '../../lib/domain/model'
import { interactionId, weakKey } from '../../lib/domain/message-key'
import { addressOf, randomFor, type DemoContext } from './context'
import { demoId } from './ids'
import { answerIdentity, letterIdentity, type LetterIdentity } from './letter-identity'
import type { Random } from './random'
import { demoMembers, type MemberKey } from './story'
import { topicsFor } from './topics'

type Said = Pick<Interaction, 'kind' | 'direction' | 'at' | 'summary'> & { by: MemberKey; contact: number }

function logged(context: DemoContext, said: Said): Interaction {
  return {
    id: demoId(`${context.story.key} ${said.kind} ${said.at} ${said.summary}`, said.at),
    createdAt: said.at,
    deletedAt: null,
    accountId: context.accountId,
    contactIds: [context.contactIds[said.contact] ?? ''].filter((id) => id !== ''),
    kind: said.kind,
    direction: said.direction,
    at: said.at,
    recordedAt: said.at,
    summary: said.summary,
    strongKey: null,
    weakKey: null,
    threadKey: null,
    loggedBy: [context.memberIds[said.by]],
  }
}

/** A mail as the sidebar would have logged it, so that logging the same message again is the same row. */
function loggedMail(
  context: DemoContext,
  mail: LetterIdentity,
  rest: { direction: 'in' | 'out'; by: MemberKey; contact: number; threadKey: string },
): Interaction {
  const { workspaceId, accountId } = context
  const keys = { strongKey: mail.messageId, weakKey: weakKey(mail) }
  return {
    ...logged(context, { kind: 'email', at: mail.at, summary: mail.subject, ...rest }),
    ...keys,
    id: interactionId({ ...keys, workspaceId, accountId }),
    threadKey: rest.threadKey,
  }
}

function loggedLetters(context: DemoContext): Interaction[] {
  const { story, calendar } = context
  return (story.letters ?? []).flatMap((letter) => {
    const by = letter.loggedBy
    if (by === undefined) return []
    const identity = letterIdentity(story, letter, calendar)
    const shared = { by, contact: letter.from, threadKey: identity.messageId }
    const received = loggedMail(context, identity, { ...shared, direction: 'in' })
    const answer = answerIdentity(story, letter, calendar)
    if (answer) return [received, loggedMail(context, answer, { ...shared, direction: 'out' })]
    if (letter.isOwed) return [received]
    const at = calendar.at(Math.max(0, letter.daysAgo - 1), 10, 12)
    const summary = topicsFor(story.country).callBack
    return [received, logged(context, { kind: 'call', direction: 'out', at, summary, by, contact: letter.from })]
  })
}

/** One to three mails in turn within two days, the last of them `last`. */
function thread(
  context: DemoContext,
  random: Random,
  daysAgo: number,
  last: 'in' | 'out',
  by: MemberKey,
): Interaction[] {
  const { story, calendar } = context
  const subject = random.pick(topicsFor(story.country).mail)
  const contact = random.between(0, story.people.length - 1)
  const person = story.people[contact] ?? story.people[0]
  const count = story.talks.byMailOnly ? 2 : random.pick([1, 2, 2, 3] as const)
  const threadKey = `${story.key}.thread.${daysAgo}@${story.domain}`
  const end = Date.parse(calendar.at(daysAgo, random.between(13, 17), random.between(0, 59)))
  return Array.from({ length: count }, (_, index): Interaction => {
    const fromEnd = count - 1 - index
    const direction = (fromEnd % 2 === 0) === (last === 'out') ? 'out' : 'in'
    // Two to four hours between a mail and its answer; a third one lies a day back.
    const hours = fromEnd === 2 ? 24 : fromEnd * random.between(2, 4)
    const at: Instant = new Date(end - hours * 3_600_000).toISOString()
    const sender = direction === 'out' || !person ? demoMembers[by].email : addressOf(story, person)
    const messageId = index === 0 ? threadKey : `${story.key}.thread.${daysAgo}.${index}@${story.domain}`
    const mail = { messageId, at, sender, subject: index === 0 ? subject : `Re: ${subject}` }
    return loggedMail(context, mail, { direction, by, contact, threadKey })
  })
}

/** Mail is about two thirds of what happens. */
const occasions = [...Array<'mail'>(13).fill('mail'), 'call', 'call', 'chat', 'meeting', 'visit', 'event'] as const

function occasion(context: DemoContext, random: Random, daysAgo: number, last: 'in' | 'out'): Interaction[] {
  const { story, calendar } = context
  const by = random.next() < 0.75 ? story.owner : random.pick(['rep1', 'rep2', 'rep3', 'rep4'] as const)
  const kind = random.pick(occasions)
  if (kind === 'mail' || last === 'in' || story.talks.byMailOnly) return thread(context, random, daysAgo, last, by)
  const summary = random.pick(topicsFor(story.country)[kind])
  const at = calendar.at(daysAgo, random.between(9, 17), random.between(0, 59))
  const contact = random.between(0, story.people.length - 1)
  const direction = kind === 'call' || kind === 'chat' ? random.pick(['in', 'out'] as const) : null
  return [logged(context, { kind, direction, at, summary, by, contact })]
}

/**
 * The letters still lie in the mailbox, so what was logged before ends before the oldest of them, and not after the
 * silence the story tells of.
 */
function newestLoggedDay({ story }: DemoContext): number {
  const { silentDays, everyDays } = story.talks
  const letterDays = (story.letters ?? []).map(({ daysAgo }) => daysAgo)
  return Math.max(silentDays, ...letterDays.map((daysAgo) => daysAgo + Math.ceil(everyDays * 0.8)))
}

export function interactionRows(context: DemoContext): Interaction[] {
  const { story, calendar } = context
  const random = randomFor(context, 'interactions')
  const rows = loggedLetters(context)
  const newest = newestLoggedDay(context)
  const oldest = Math.min(365, context.knownForDays)
  const isOpenEnd = (story.letters ?? []).length === 0
  for (
    let day = newest;
    day < oldest;
    day += Math.max(1, Math.round(story.talks.everyDays * (0.55 + random.next() * 0.9)))
  )
    rows.push(...occasion(context, random, day, day === newest && isOpenEnd ? story.talks.last : 'out'))
  for (const daysAgo of story.complaintsDaysAgo ?? []) {
    const contact = random.between(0, story.people.length - 1)
    const by = story.owner
    const summary = random.pick(topicsFor(story.country).complaint)
    const at = calendar.at(daysAgo, 9, random.between(0, 40))
    const calledAt = calendar.at(daysAgo, 11, random.between(0, 40))
    const { callBack } = topicsFor(story.country)
    rows.push(
      logged(context, { kind: 'complaint', direction: 'in', at, summary, by, contact }),
      logged(context, { kind: 'call', direction: 'out', at: calledAt, summary: callBack, by, contact }),
    )
  }
  return rows.toSorted((a, b) => a.at.localeCompare(b.at))
}
