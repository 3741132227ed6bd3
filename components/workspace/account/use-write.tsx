/** A write that a person asked for, and what is said when it was not stored. */
import { useState } from 'preact/hooks'
import { strings } from '../../locale'
import type { Written } from './depth'

type Failed = Exclude<Written, 'stored'>

export interface Writing {
  failure: Failed | null
  /** `after` runs once it is stored. */
  run: (write: Promise<Written>, after?: () => void) => void
}

export function useWrite(): Writing {
  const [failure, setFailure] = useState<Failed | null>(null)
  return {
    failure,
    run(write, after) {
      void write.then((written) => {
        setFailure(written === 'stored' ? null : written)
        if (written === 'stored') after?.()
      })
    },
  }
}

export function WriteFailure({ failure }: { failure: Failed | null }) {
  if (failure === null) return null
  return (
    <p class="write-failure" role="alert">
      {strings.value.standing.failed[failure]}
    </p>
  )
}
