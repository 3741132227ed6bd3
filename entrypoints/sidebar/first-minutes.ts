/** The first five minutes at work: what each click does, and what each step shows (PRODUCT T5). */
import { computed, signal, type ReadonlySignal } from '@preact/signals'
import type { FirstMinutesActions, FirstMinutesModel, Proposal } from '../../components/first-minutes/model'
import { stepAfter } from '../../components/first-minutes/step-order'
import { normaliseAddress } from '../../lib/domain/address'
import type { ListReport } from '../../lib/messages/list-report'
import type { SidelightDatabase } from '../../lib/store/database'
import { StorageFullError } from '../../lib/store/errors'
import { readMeta } from '../../lib/store/meta'
import { confirmedOwnAddresses, confirmOwnAddresses } from '../../lib/store/own-addresses'
import {
  followStep,
  keepScan,
  keepStep,
  readScan,
  readStep,
  type AnsweredProposal,
  type KeptStep,
} from './first-minutes-kept'
import type { OurPeople } from './our-people'
import { answerProposal, answerSince, undoAnswer } from './scan-answers'
import { findProposals } from './scan-found'
import { tallyList } from './scan-tally'

export interface FirstMinutesWiring {
  db: SidelightDatabase
  ours: (ownAddresses: readonly string[]) => OurPeople
  /** Asks the page for its list rows, or no longer. */
  wantList: (isWanted: boolean) => void
  /** Something was stored that the team should have. */
  stored: () => void
}

export interface FirstMinutes {
  model: ReadonlySignal<FirstMinutesModel>
  actions: FirstMinutesActions
  /** What a report of the page names as one's own. */
  onOwnAddresses: (addresses: readonly string[]) => void
  onList: (report: ListReport) => void
  /** A message has been logged. */
  onLogged: () => void
}

const beginning: KeptStep = { step: 'reads', hasLogged: false, accepted: [] }

const isInTeam = async (db: SidelightDatabase): Promise<boolean> => (await readMeta(db, 'server')) !== null

/** Whoever is alone with an empty store begins with the first step; others find the ways back. */
async function firstStep(db: SidelightDatabase): Promise<KeptStep> {
  const kept = readStep()
  if (kept !== null) return kept
  return !(await isInTeam(db)) && (await db.accounts.count()) === 0 ? beginning : { ...beginning, step: 'done' }
}

const acceptedOf = (answered: readonly AnsweredProposal[]): string[] =>
  answered.filter(({ answer }) => answer !== 'not').map(({ name }) => name)

type Found = Omit<Proposal, 'answer' | 'since'>

function asShown({ key, name, domain, people, received, sent, lastAt, answer, since }: AnsweredProposal): Proposal {
  return { key, name, domain, people, received, sent, lastAt, answer, since }
}

const unanswered = (proposal: Found): Proposal => ({ ...proposal, answer: null, since: null })

/** Those not answered yet; answered ones stay above them. */
function openAmong(found: readonly Found[], answered: readonly AnsweredProposal[]): Proposal[] {
  const keys = new Set(answered.map(({ key }) => key))
  return found.filter(({ key }) => !keys.has(key)).map(unanswered)
}

export async function startFirstMinutes({ db, ours, wantList, stored }: FirstMinutesWiring): Promise<FirstMinutes> {
  const kept = signal(await firstStep(db))
  const inTeam = signal(await isInTeam(db))
  const scan = signal(readScan())
  const found = signal<Found[]>([])
  const problem = signal<FirstMinutesModel['problem']>(null)
  const pageOwn = signal<readonly string[]>([])
  const ownChoices = signal<ReadonlyMap<string, boolean>>(
    new Map((await confirmedOwnAddresses(db)).map((address) => [address, true])),
  )

  const own = computed(() => {
    const addresses = new Set([...pageOwn.value, ...ownChoices.value.keys()])
    return [...addresses].map((address) => ({ address, isMine: ownChoices.value.get(address) ?? true }))
  })
  const model = computed((): FirstMinutesModel => {
    const { isReading, tally } = scan.value
    const { inbox, sent, onScreen, hasList } = tally
    return {
      step: kept.value.step,
      isInTeam: inTeam.value,
      own: own.value,
      scan: { isReading, inbox, sent, onScreen, hasList },
      proposals: [...scan.value.answered.map(asShown), ...openAmong(found.value, scan.value.answered)],
      accepted: kept.value.accepted,
      hasLogged: kept.value.hasLogged,
      problem: problem.value,
    }
  })

  const setKept = (next: Partial<KeptStep>): void => {
    kept.value = { ...kept.value, ...next }
    keepStep(kept.value)
  }
  const setScan = (next: Partial<typeof scan.value>): void => {
    const isOver = kept.value.step === 'done'
    scan.value = { ...scan.value, ...next }
    keepScan(isOver ? null : scan.value)
  }
  const attempt = (write: () => Promise<void>): void => {
    problem.value = null
    write()
      .then(stored)
      .catch((error: unknown) => {
        console.error('An answer of the first five minutes was not stored.', error)
        problem.value = error instanceof StorageFullError ? 'storageFull' : 'unknown'
      })
  }
  const setReading = (isReading: boolean): void => {
    setScan({ isReading })
    wantList(isReading)
  }
  const look = async (): Promise<void> => {
    const { people } = scan.value.tally
    const next = await findProposals(db, people, ours(pageOwn.value).isOurs)
    // A page that came meanwhile is looked through by its own turn.
    if (scan.value.tally.people === people) found.value = next
  }
  const lookAgain = (): void => {
    look().catch((error: unknown) => console.error('The companies could not be looked through.', error))
  }
  /** Joined or left since these minutes were first looked at. */
  const lookForTeam = (): void => {
    isInTeam(db).then(
      (isIt) => (inTeam.value = isIt),
      (error: unknown) => console.error('Whether there is a team could not be read.', error),
    )
  }
  let newest: ListReport | null = null
  const count = (report: ListReport): void => {
    setScan({ tally: tallyList(scan.value.tally, report) })
    lookAgain()
  }
  const setAnswered = (answered: AnsweredProposal[]): void => {
    setScan({ answered })
    setKept({ accepted: acceptedOf(answered) })
  }

  const actions: FirstMinutesActions = {
    go(step) {
      problem.value = null
      if (step !== 'scan' && scan.value.isReading) setReading(false)
      setKept(step === 'reads' && kept.value.step === 'done' ? { ...beginning } : { step })
      if (step === 'done') keepScan(null)
      if (step === 'companies') lookAgain()
      if (step === 'reads') lookForTeam()
    },
    addOwn(text) {
      const address = normaliseAddress(text)
      if (address === null) return false
      ownChoices.value = new Map(ownChoices.value).set(address, true)
      return true
    },
    setMine(address, isMine) {
      ownChoices.value = new Map(ownChoices.value).set(address, isMine)
    },
    confirmOwn() {
      const mine = own.value.filter(({ isMine }) => isMine).map(({ address }) => address)
      attempt(async () => {
        await confirmOwnAddresses(db, mine)
        actions.go(stepAfter('own'))
      })
    },
    startScan() {
      setReading(true)
      // The page tells of its list when it changes: what is on screen now has been told already.
      if (newest !== null) count(newest)
    },
    stopScan: () => setReading(false),
    answer(key, answer) {
      const asked = found.value.find((each) => each.key === key)
      if (asked === undefined || scan.value.answered.some((each) => each.key === key)) return
      attempt(async () => {
        const made = await answerProposal(db, asked, answer)
        setAnswered([...scan.value.answered, { ...asked, answer, since: null, made }])
      })
    },
    setSince(key, since) {
      const asked = scan.value.answered.find((each) => each.key === key)
      if (asked === undefined) return
      attempt(async () => {
        await answerSince(db, asked.made, since)
        setAnswered(scan.value.answered.map((each) => (each.key === key ? { ...each, since } : each)))
      })
    },
    undo(key) {
      const asked = scan.value.answered.find((each) => each.key === key)
      if (asked === undefined) return
      attempt(async () => {
        await undoAnswer(db, asked.made)
        setAnswered(scan.value.answered.filter((each) => each.key !== key))
        await look()
      })
    },
  }

  followStep((next) => (kept.value = next))
  if (scan.value.isReading) wantList(true)
  if (scan.value.tally.people.length > 0) lookAgain()

  return {
    model,
    actions,
    onOwnAddresses(addresses) {
      const normal = addresses.map(normaliseAddress).filter((address) => address !== null)
      const all = new Set([...pageOwn.value, ...normal])
      if (all.size > pageOwn.value.length) pageOwn.value = [...all]
    },
    onList(report) {
      newest = report
      if (scan.value.isReading) count(report)
    },
    onLogged() {
      if (kept.value.step === 'message' && !kept.value.hasLogged) setKept({ hasLogged: true })
    },
  }
}
