/** A reading of the store that follows its rows, for components of the full page. */
import { useEffect, useState } from 'preact/hooks'
import { watchStore } from './watch-store'

/** Null until the first answer. Runs anew when `key` changes; `query` may close over whatever `key` stands for. */
export function useLive<T>(key: string, query: () => Promise<T>): T | null {
  const [answer, setAnswer] = useState<{ key: string; value: T } | null>(null)
  useEffect(() => {
    const subscription = watchStore(query).subscribe({
      next: (value) => setAnswer({ key, value }),
      error: (error: unknown) => console.error('The store could not be read.', error),
    })
    return () => subscription.unsubscribe()
    // The key stands for all that the query closes over.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key])
  return answer?.key === key ? answer.value : null
}
