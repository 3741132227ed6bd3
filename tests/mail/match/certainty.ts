/** How often matching is wrong and certain, and how often certain where it has to be, counted over made worlds. */
import * as fc from 'fast-check'
import { nameKey } from '../../../lib/domain/person-name'
import type { Directory, MatchInput, MatchResult } from '../../../lib/mail/match-result'
import { directoryOf } from '../people-on-file'
import { makeMail, rep, thread, type Mail } from './confusable-mail'
import { Dice, makeWorld } from './confusable-world'

export type Matcher = (input: MatchInput, directory: Directory) => Promise<MatchResult>

export interface Counts {
  messages: number
  /** Of which nothing speaks against. */
  plain: number
  plainCertain: number
  certain: number
  wrongAndCertain: number
  byOutcome: Record<string, number>
  /** The first of the plain ones that were not certain. */
  missed: string[]
}

const noCounts = (): Counts => ({
  messages: 0,
  plain: 0,
  plainCertain: 0,
  certain: 0,
  wrongAndCertain: 0,
  byOutcome: {},
  missed: [],
})

const mailPerWorld = 5
const mostMissed = 5

function isCertain({ outcome, candidates }: MatchResult): boolean {
  return outcome === 'known' && candidates[0]?.sureness === 'certain'
}

/** Certain of another account than the message's, or of another person than wrote it without a word that the name is another. */
function isWrong({ candidates }: MatchResult, { account, alsoRight, about }: Mail): boolean {
  const [first] = candidates
  if (first === undefined) return false
  const { match } = first.person
  const isNamed = first.against.some(({ kind }) => kind === 'nameDiffers')
  const isAnother = match.kind === 'contact' && about.every(({ contact }) => contact?.id !== match.contact.id)
  // Whoever took over an address and shows no name, or the name of whoever left, cannot be told from them.
  const isTold = about.some(({ name }) => nameKey(name) === nameKey(first.person.person.name))
  const isWrongPerson =
    isAnother && isTold && !isNamed && nameKey(match.contact.name) !== nameKey(first.person.person.name)
  const isRight = [account, alsoRight].some((one) => one !== null && one !== 'either' && one.id === first.account.id)
  return !isRight || isWrongPerson
}

/** Runs worlds; stops at the first wrong certainty, made as small as can be, unless all are to be counted. */
export async function countCertainty(
  matcher: Matcher,
  options: { worlds: number; seed?: number; end?: number },
): Promise<{ counts: Counts; wrong: string | null }> {
  const counts = noCounts()
  const property = fc.asyncProperty(fc.gen(), async (g) => {
    const dice = new Dice(g)
    const world = makeWorld(dice)
    for (let number = 0; number < mailPerWorld; number += 1) {
      const mail = makeMail(dice, world)
      const { people, originals, traits, identities, certainty } = mail
      const result = await matcher(
        { people, originals, traits, certainty, thread, memberId: 'me', ownAddresses: [rep], colleagueAddresses: [] },
        directoryOf(world.accounts, world.contacts, identities),
      )
      const isSure = isCertain(result)
      counts.messages += 1
      counts.byOutcome[result.outcome] = (counts.byOutcome[result.outcome] ?? 0) + 1
      counts.certain += Number(isSure)
      counts.plain += Number(mail.isPlain)
      counts.plainCertain += Number(mail.isPlain && isSure)
      if (mail.isPlain && !isSure && counts.missed.length < mostMissed) counts.missed.push(tell(mail, result))
      if (isSure && isWrong(result, mail)) {
        counts.wrongAndCertain += 1
        throw new Error(tell(mail, result))
      }
    }
  })
  const details = await fc.check(property, {
    numRuns: options.worlds,
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(options.end === undefined ? {} : { interruptAfterTimeLimit: options.end }),
  })
  const { errorInstance } = details
  return {
    counts,
    wrong: details.failed ? String(errorInstance instanceof Error ? errorInstance.message : errorInstance) : null,
  }
}

function tell({ form, people, originals, account, about }: Mail, { candidates }: MatchResult): string {
  const [first] = candidates
  const truth = account === null || account === 'either' ? String(account) : account.name
  return [
    `${form}: ${first?.sureness} of ${first?.account.name} by ${first?.how} ${first?.because}, in truth ${truth}, against ${JSON.stringify(first?.against)}`,
    `about ${JSON.stringify(about.map((person) => ({ ...person, account: undefined })))}`,
    `people ${JSON.stringify(people)} originals ${JSON.stringify(originals)}`,
  ].join('\n')
}

export const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`
