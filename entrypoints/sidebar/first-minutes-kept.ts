/** Where the first five minutes stand: the step for this browser, the scan and its answers for this tab. */
import * as z from 'zod/mini'
import { firstSteps } from '../../components/first-minutes/model'
import { emptyTally, tallySchema } from './scan-tally'

const stepKey = 'sidelight.first-minutes'
const scanKey = 'sidelight.scan'

const stepSchema = z.object({
  step: z.enum([...firstSteps, 'done']),
  hasLogged: z.boolean(),
  /** Names of the companies taken, for the last step. */
  accepted: z.array(z.string()),
})
export type KeptStep = z.infer<typeof stepSchema>

const madeSchema = z.object({
  accountId: z.nullable(z.string()),
  contactIds: z.array(z.string()),
  identityIds: z.array(z.string()),
  at: z.string(),
})
const proposalSchema = z.object({
  key: z.string(),
  name: z.string(),
  domain: z.nullable(z.string()),
  people: z.array(z.object({ name: z.string(), address: z.string() })),
  received: z.int(),
  sent: z.int(),
  lastAt: z.nullable(z.string()),
  answer: z.enum(['customer', 'prospect', 'not']),
  since: z.nullable(z.string()),
  made: madeSchema,
})
/** A proposal as it was answered: it stays in sight, so that it can be taken back. */
export type AnsweredProposal = z.infer<typeof proposalSchema>

const scanSchema = z.object({ isReading: z.boolean(), tally: tallySchema, answered: z.array(proposalSchema) })
export type KeptScan = z.infer<typeof scanSchema>

function parsed<T>(schema: z.ZodMiniType<T>, text: string | null): T | null {
  if (text === null) return null
  try {
    const found = schema.safeParse(JSON.parse(text))
    return found.success ? found.data : null
  } catch {
    // Not JSON: nothing that was kept here.
    return null
  }
}

/** null: nobody has begun in this browser. */
export const readStep = (): KeptStep | null => parsed(stepSchema, localStorage.getItem(stepKey))
export const keepStep = (kept: KeptStep): void => localStorage.setItem(stepKey, JSON.stringify(kept))

/** Calls back when another tab, the popup or the settings moved to another step. @returns ends it */
export function followStep(changed: (kept: KeptStep) => void): () => void {
  const listen = ({ key }: StorageEvent): void => {
    const kept = key === stepKey ? readStep() : null
    if (kept !== null) changed(kept)
  }
  addEventListener('storage', listen)
  return () => removeEventListener('storage', listen)
}

/** Gone with the tab: whom one writes with is kept as text no longer than the scan needs it. */
export const readScan = (): KeptScan =>
  parsed(scanSchema, sessionStorage.getItem(scanKey)) ?? { isReading: false, tally: emptyTally, answered: [] }

export function keepScan(kept: KeptScan | null): void {
  try {
    if (kept === null) sessionStorage.removeItem(scanKey)
    else sessionStorage.setItem(scanKey, JSON.stringify(kept))
  } catch (error) {
    // Full: the scan goes on in memory, and ends with this page.
    console.warn('The scan is not kept for the next page of this tab.', error)
  }
}

/** Begins anew, from anywhere in the extension: every sidebar follows. */
export function restartFirstMinutes(): void {
  keepStep({ step: 'reads', hasLogged: false, accepted: [] })
}
