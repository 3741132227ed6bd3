/** What mail alone tells, each figure down to its mails: never an empty panel. */
import type { Insight } from '../../../lib/domain/insight'
import { toldRhythm } from '../../../lib/domain/told-rhythm'
import { formatDay, formatNumber } from '../../format'
import { strings } from '../../locale'
import type { DepthProps } from './depth'
import { Figure } from './figure'
import { Panel } from './panel'

const noRows: DepthProps['depth']['rows']['rhythm'] = { lastIn: [], lastOut: [], theirs: [] }

export function RhythmPanel({ insight, depth, mailbox = null, now, actions }: DepthProps & { insight: Insight }) {
  const { depth: words, model, standing, rhythm: mailboxWords } = strings.value
  const { rhythm: told } = standing
  const { rhythm, by } = toldRhythm(insight.rhythm, mailbox)
  const { loadRows } = actions
  // What a mailbox saw are no rows that anybody else could open.
  const { lastIn, lastOut, theirs } = by === 'mailbox' ? noRows : depth.rows.rhythm
  const owed = rhythm.replyOwedWorkingDays
  const nobody = rhythm.lastIn === null && rhythm.lastOut === null
  return (
    <Panel
      title={words.rhythm}
      testId="depth-rhythm"
      aside={
        <span class="muted secret">
          {[
            rhythm.state === 'notEnough' ? '' : model.rhythm[rhythm.state],
            by === 'mailbox' && !nobody ? mailboxWords.source : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      }
    >
      {nobody && <p class="plain-lines muted">{told.none}</p>}
      <ul class="figures">
        {rhythm.lastIn !== null && (
          <Figure
            name={told.lastIn}
            value={formatDay(rhythm.lastIn, now)}
            rows={lastIn}
            loadRows={loadRows}
            testId="rhythm-in"
          />
        )}
        {rhythm.lastOut !== null && (
          <Figure
            name={told.lastOut}
            value={formatDay(rhythm.lastOut, now)}
            rows={lastOut}
            loadRows={loadRows}
            testId="rhythm-out"
          />
        )}
        {owed !== null && (
          <Figure
            name={told.owed}
            value={owed < 1 ? told.owedToday : model.workingDays(owed)}
            rows={lastIn}
            loadRows={loadRows}
            testId="rhythm-owed"
          />
        )}
        {!nobody && (
          <Figure
            name={told.gap}
            value={
              rhythm.usualGapDays === null
                ? told.gapsSeen(rhythm.gapsSeen)
                : told.every(formatNumber(Math.round(rhythm.usualGapDays)))
            }
            rows={theirs}
            loadRows={loadRows}
            testId="rhythm-gap"
          />
        )}
      </ul>
      {by === 'mailbox' && !nobody && <p class="panel-foot">{mailboxWords.sourceHint}</p>}
    </Panel>
  )
}
