/** What every maker of demo rows is given. */
import type { Calendar } from './calendar'
import { demoId } from './ids'
import { seededRandom, type Random } from './random'
import type { MemberKey, Person, Story } from './story'

export interface DemoContext {
  story: Story
  calendar: Calendar
  workspaceId: string
  memberIds: Record<MemberKey, string>
  accountId: string
  /** One id per person of the story, in its order. */
  contactIds: readonly string[]
  /** The day the account was first heard of. */
  knownForDays: number
}

/** A random source of one purpose, so that adding rows of one kind does not change those of another. */
export function randomFor(context: DemoContext, purpose: string): Random {
  return seededRandom(`${context.story.key} ${purpose}`)
}

/** Where a person of the story reads mail. */
export function addressOf(story: Story, person: Person): string {
  return person.mailbox.includes('@') ? person.mailbox : `${person.mailbox}@${story.domain}`
}

export function contextOf(
  story: Story,
  given: Pick<DemoContext, 'calendar' | 'workspaceId' | 'memberIds'>,
): DemoContext {
  const knownForDays = (story.customerForDays ?? 90) + 45
  const created = given.calendar.at(knownForDays, 9, 30)
  return {
    ...given,
    story,
    accountId: demoId(`account ${story.key}`, created),
    contactIds: story.people.map((person) => demoId(`contact ${story.key} ${person.mailbox}`, created)),
    knownForDays,
  }
}
