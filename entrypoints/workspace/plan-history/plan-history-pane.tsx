/** A plan's history: versions and their texts from the server, compared with what the open plan says now. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import { PlanHistory } from '../../../components/workspace/plan-history/plan-history'
import type {
  Against,
  RestoreOutcome,
  ShownVersion,
  VersionLine,
} from '../../../components/workspace/plan-history/plan-history-model'
import { comparePlans } from '../../../lib/domain/plan/compare-plans'
import type { PlanBlock } from '../../../lib/domain/plan/plan-block'
import type { PlanVersion } from '../../../lib/messages/plan-history-protocol'
import type { MemberAnswer } from '../../../lib/sync/ask-server'
import { restorePlanVersion } from '../../../lib/sync/plan-history'
import { page, type RouteProps } from '../page-state'
import { withAccess } from '../team/with-access'
import type { PlanOnPage } from '../use-plan'
import { usePlanBlocks } from './use-plan-blocks'
import { useVersions, useVersionText } from './use-versions'

interface Props extends RouteProps {
  accountId: string
  plan: PlanOnPage
  /** The version to show; the newest unless told. */
  version: string | undefined
}

const lineOf =
  (names: ReadonlyMap<string, string>) =>
  ({ memberIds, ...version }: PlanVersion): VersionLine => ({
    ...version,
    who: memberIds.map((id) => names.get(id) ?? null),
  })

/** One that has been merged with others lies in the oldest whose name is not below its own; the newest unless told. */
function placeOf(versions: readonly VersionLine[], wanted: string | undefined): number {
  if (wanted === undefined) return 0
  return Math.max(
    0,
    versions.findLastIndex(({ id }) => Number(id) >= Number(wanted)),
  )
}

type Text = MemberAnswer<readonly PlanBlock[]> | null

const nothingYet: Text = { ok: true, value: [] }

export function PlanHistoryPane({ db, team, accountId, plan, version: wanted }: Props) {
  const isAlone = team.server === null
  const now = usePlanBlocks(plan.plan)
  const { versions: told, problem, reload } = useVersions(db, accountId, !isAlone, now.turn)
  const [chosen, setChosen] = useState<Against | null>(null)
  const [outcome, setOutcome] = useState<RestoreOutcome | null>(null)
  const versions = useMemo(() => told?.map(lineOf(team.names)) ?? null, [told, team.names])

  const index = placeOf(versions ?? [], wanted)
  const version = versions?.[index]
  const older = versions?.[index + 1]
  // The newest differs from what came before it; an older one is looked at for what has become of it.
  const against = chosen ?? (index === 0 ? 'before' : 'now')
  const text = useVersionText(db, accountId, version?.id ?? null, told)
  const olderText = useVersionText(db, accountId, against === 'before' ? (older?.id ?? null) : null, told)
  // The same object while it says the same: a long plan is not compared at each drawing.
  const nowText = useMemo((): Text => ({ ok: true, value: now.blocks ?? [] }), [now.blocks])
  const other = against === 'now' ? nowText : older ? olderText : nothingYet
  const comparison = useMemo(
    () => (text?.ok && other?.ok ? comparePlans(text.value, other.value) : null),
    [text, other],
  )

  const isMerged = text !== null && !text.ok && text.reason === 'notFound'
  useEffect(() => {
    if (isMerged) reload().catch((error: unknown) => console.error('The versions could not be read.', error))
  }, [isMerged, reload])

  const restore = async (wantedVersion: VersionLine, isTakingBack: boolean): Promise<void> => {
    const answer = await withAccess(db, (access) => restorePlanVersion(access, accountId, wantedVersion.id))
    const after = await reload()
    if (!answer.ok) return setOutcome({ kind: 'refused', problem: answer.reason })
    if (answer.value === null) return setOutcome({ kind: 'nothing' })
    if (isTakingBack) return setOutcome({ kind: 'takenBack' })
    const made = after?.findIndex(({ id }) => id === answer.value) ?? -1
    const replaced = made === -1 ? undefined : after?.[made + 1]
    setChosen('now')
    setOutcome({
      kind: 'restored',
      version: wantedVersion,
      replaced: replaced === undefined ? null : lineOf(team.names)(replaced),
    })
  }

  return (
    <PlanHistory
      accountId={accountId}
      isAlone={isAlone}
      mayRestore={!team.isViewer && !team.wasPutOut}
      versions={versions}
      problem={problem}
      shown={version === undefined ? null : shownOf(version, against, comparison, text, other)}
      outcome={outcome}
      now={page.now.value}
      actions={{
        reload: () => void reload(),
        compareWith: setChosen,
        restore: (asked) => restore(asked, false),
        takeBack: (replaced) => restore(replaced, true),
      }}
    />
  )
}

function shownOf(
  version: VersionLine,
  against: Against,
  comparison: ShownVersion['comparison'],
  text: Text,
  other: Text,
): ShownVersion {
  const failure = [text, other].find((each) => each !== null && !each.ok)
  return { version, against, comparison, problem: failure && !failure.ok ? failure.reason : null }
}
