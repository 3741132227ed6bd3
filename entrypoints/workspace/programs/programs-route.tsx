/** Programs that send events: asked of the team's server; mappings are rows, written here and sent as all others are. */
import { isAdmin } from '../../../components/workspace/team/team-model'
import { ProgramsPage } from '../../../components/workspace/programs/programs-page'
import type { MappingLine } from '../../../components/workspace/programs/programs-model'
import type { SidelightDatabase } from '../../../lib/store/database'
import { useLive } from '../../wiring/use-live'
import { page, type RouteProps } from '../page-state'
import { usePrograms } from './use-programs'

async function loadMappings(db: SidelightDatabase): Promise<MappingLine[]> {
  const rows = await db.ingestMappings.toArray()
  return rows
    .filter(({ deletedAt }) => deletedAt === null)
    .map(({ id, call, event, to, kind, once, fields }) => ({ id, call, event, to, kind, once, fields }))
    .toSorted((a, b) => (a.event ?? '').localeCompare(b.event ?? '') || a.id.localeCompare(b.id))
}

export function ProgramsRoute({ db, team }: RouteProps) {
  const isAlone = team.server === null || team.wasPutOut
  const role = team.members.find(({ id }) => id === team.myId)?.role ?? 'viewer'
  const who = isAlone ? 'alone' : isAdmin(role) ? 'admin' : 'notAdmin'
  const mappings = useLive('mappings', () => loadMappings(db))
  const { lists, problem, actions } = usePrograms(db, who === 'admin', team.names)
  return (
    <ProgramsPage
      who={who}
      server={team.server ?? ''}
      lists={mappings === null ? null : lists}
      mappings={mappings ?? []}
      problem={problem}
      now={page.now.value}
      actions={actions}
    />
  )
}
