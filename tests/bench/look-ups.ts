/**
 * Matching's look-ups at 1,000, 10,000, 100,000 and 300,000 contacts: all stores open at once and asked in turn, so that what else
 * the machine does falls on each of them alike.
 */
import { setTimeout as delay } from 'node:timers/promises'
import * as z from 'zod/mini'
import { makeBenchExtension } from './bench-extension'
import { median, type Figure } from './figure'
import { fillStores } from './filled-store'
import type { BenchPart } from './part'
import { quietBackground } from './quiet-background'

/** Smallest first; the largest has people and accounts alone. */
const sizes = [1000, 10_000, 100_000, 300_000]
const rounds = 15
const peoplePerRound = 20
/** The browsers' own start is over by then. */
const restMs = 5000

const timesSchema = z.strictObject({
  first: z.array(z.number()),
  again: z.array(z.number()),
  bare: z.array(z.number()),
})
type Times = z.infer<typeof timesSchema>

/** Spread over a store; no round asks for the people of another, nor are `others` those. */
function peopleOf(round: number, contacts: number): { people: number[]; others: number[] } {
  const step = contacts / (rounds * peoplePerRound)
  const places = Array.from({ length: peoplePerRound }, (_, place) => (place * rounds + round) * step)
  const at = (offset: number): number[] => places.map((place) => Math.floor(place + offset * step))
  return { people: at(0), others: at(0.5) }
}

function* figuresOf(measured: ReadonlyMap<number, Times>): Iterable<Figure> {
  const smallest = measured.get(sizes[0] ?? 0)
  if (smallest === undefined) return
  const kinds = {
    "matching's look-ups": { which: 'first', goal: 1.5 },
    "matching's look-ups of the same people again": { which: 'again', goal: 1.5 },
    'a bare question of the index and a get, of other people': { which: 'bare', goal: null },
  } as const
  for (const [size, times] of measured) {
    if (times === smallest) continue
    for (const [what, { which, goal }] of Object.entries(kinds)) {
      const name = `growth of ${what} from ${sizes[0]} to ${size} contacts`
      yield { name, ours: median(times[which]), baseline: median(smallest[which]), unit: 'ms', goal }
    }
  }
}

async function* measure(say: (line: string) => void): AsyncIterable<Figure> {
  const extension = await makeBenchExtension()
  const closing: (() => Promise<void>)[] = [() => extension.remove()]
  try {
    const open = await fillStores(
      sizes.map((contacts) => ({ contacts, hasHistory: contacts <= 100_000 })),
      extension,
      say,
    )
    const stores = []
    for (const contacts of sizes) {
      const { browser, close } = await open(contacts)
      closing.unshift(close)
      stores.push({ contacts, page: await quietBackground(browser) })
    }
    await delay(restMs)
    const measured = new Map<number, Times>()
    for (let round = 0; round < rounds; round += 1) {
      for (const { contacts, page } of stores) {
        const { people, others } = peopleOf(round, contacts)
        const asked = `benchStore.lookUps(${JSON.stringify(people)}, ${JSON.stringify(others)})`
        const times = timesSchema.parse(await page.evaluate(asked))
        // A page that was in the background for long is slow at first.
        if (round === 0) continue
        const before = measured.get(contacts)
        measured.set(contacts, {
          first: [...(before?.first ?? []), ...times.first],
          again: [...(before?.again ?? []), ...times.again],
          bare: [...(before?.bare ?? []), ...times.bare],
        })
      }
    }
    yield* figuresOf(measured)
  } finally {
    for (const close of closing) await close()
  }
}

export const lookUpsPart: BenchPart = {
  name: 'look-ups',
  run(say) {
    say(
      'a look-up: all that matching asks about a message; each sender asked about for the first time since the browser began',
    )
    say('the background is stopped: after an import it computes for minutes, and everything beside it takes longer')
    say('bare: who has this address, then their accounts, of IndexedDB itself, without Dexie; of other people')
    return measure(say)
  },
}
