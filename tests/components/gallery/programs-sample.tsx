/** The page about programs that send events, in a state. */
import { ProgramsPage } from '../../../components/workspace/programs/programs-page'
import { now } from './samples/clock'
import { programsStates, sampleKept, samplePreview } from './samples/programs-states'

export function ProgramsSample({
  name,
  note,
}: {
  name: string
  note: (name: string) => (...values: unknown[]) => void
}) {
  const isOffline = programsStates[name]?.problem === 'unreachable'
  return (
    <ProgramsPage
      who="admin"
      server="https://sidelight.ours.example"
      lists={null}
      mappings={[]}
      problem={null}
      now={now}
      {...programsStates[name]}
      actions={{
        makeKey: () => Promise.resolve({ secret: `slw_${'hD2mQ7xK'.repeat(5)}abc` }),
        revokeKey(...values) {
          note('revokeKey')(...values)
          return Promise.resolve(null)
        },
        copy: () => Promise.resolve(),
        keptMessages: () => Promise.resolve(isOffline ? { problem: 'unreachable' } : sampleKept),
        preview: () => Promise.resolve(isOffline ? { problem: 'unreachable' } : samplePreview),
        save(...values) {
          note('save')(...values)
          return Promise.resolve(true)
        },
        remove: () => Promise.resolve(true),
        refresh: note('refresh'),
      }}
    />
  )
}
