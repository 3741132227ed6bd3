/** What the server tells of programs, asked anew while the page is looked at, and what an admin does about them. */
import { useEffect } from 'preact/hooks'
import type { ProgramLists, ProgramsActions } from '../../../components/workspace/programs/programs-model'
import type { MemberProblem } from '../../../lib/messages/members-protocol'
import type { SidelightDatabase } from '../../../lib/store/database'
import { createRow, deleteRow, patchRow } from '../../../lib/store/write'
import type { MemberAnswer } from '../../../lib/sync/ask-server'
import {
  countEvents,
  ingestDefaults,
  keptMessagesOf,
  listWriteKeys,
  makeWriteKey,
  previewMapping,
  revokeWriteKey,
} from '../../../lib/sync/ingest-admin'
import type { ServerAccess } from '../../../lib/sync/ticket'
import { tellBackground } from '../../wiring/background'
import { useAnswer } from '../team/use-answer'
import { withAccess } from '../team/with-access'
import { wordPreviewed } from './word-previewed'

/** What programs send comes by itself: the page asks for it this often while it is in front. */
const askEveryMs = 5000

async function loadLists(access: ServerAccess): Promise<MemberAnswer<ProgramLists>> {
  const [keys, events, defaults] = await Promise.all([
    listWriteKeys(access),
    countEvents(access),
    ingestDefaults(access),
  ])
  if (!keys.ok) return keys
  if (!events.ok) return events
  return defaults.ok
    ? { ok: true, value: { keys: keys.value, events: events.value, defaults: defaults.value } }
    : defaults
}

/** The value, or why there is none. */
const orProblem = <T>(answer: MemberAnswer<T>): T | { problem: MemberProblem } =>
  answer.ok ? answer.value : { problem: answer.reason }

/** A row is written here and sent with all others. @returns whether this device could store it */
async function write(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
  } catch (error) {
    console.error('The mapping could not be stored.', error)
    return false
  }
  tellBackground({ type: 'sync-now' })
  return true
}

/** @param isWanted while the page may be used. @param names members by id */
export function usePrograms(
  db: SidelightDatabase,
  isWanted: boolean,
  names: ReadonlyMap<string, string>,
): { lists: ProgramLists | null; problem: MemberProblem | null; actions: ProgramsActions } {
  const { value: lists, problem, refresh } = useAnswer(db, loadLists, isWanted)
  useEffect(() => {
    if (!isWanted) return undefined
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') refresh()
    }, askEveryMs)
    return () => clearInterval(timer)
  }, [isWanted, refresh])

  return {
    lists,
    problem,
    actions: {
      refresh,
      copy: (text) => navigator.clipboard.writeText(text),
      async makeKey(name) {
        const answer = await withAccess(db, (access) => makeWriteKey(access, name))
        refresh()
        return answer.ok ? { secret: answer.value } : { problem: answer.reason }
      },
      async revokeKey(id) {
        const answer = await withAccess(db, (access) => revokeWriteKey(access, id))
        refresh()
        return answer.ok ? null : answer.reason
      },
      keptMessages: async (event) => orProblem(await withAccess(db, (access) => keptMessagesOf(access, event))),
      async preview(mapping, replaces) {
        const answer = await withAccess(db, (access) => previewMapping(access, mapping, replaces))
        return answer.ok ? wordPreviewed(db, answer.value, names) : { problem: answer.reason }
      },
      save: (mapping, id) =>
        write(() =>
          id === null
            ? createRow(db, 'ingestMappings', mapping)
            : patchRow(db, 'ingestMappings', id, { set: { ...mapping } }),
        ),
      remove: (id) => write(() => deleteRow(db, 'ingestMappings', id)),
    },
  }
}
