/** Working through a generator with everybody else's turn in between. */

export interface Slicing {
  /** Milliseconds, as of performance.now. */
  clock: () => number
  /** Gives others their turn. */
  rest: () => Promise<unknown>
  /** Milliseconds after which others have their turn; default 8: half a frame. */
  sliceMs?: number
}

export interface Sliced<Result> {
  result: Result
  slices: number
  /** Milliseconds nobody else had a turn for at most. */
  longestMs: number
}

/**
 * Runs a generator to its end in slices. An extension's service worker cannot start a Worker, and the server has one thread: what
 * takes seconds is cut instead, so that messages are answered meanwhile.
 * @throws what the generator throws
 */
export async function runInSlices<Result>(
  steps: Generator<void, Result>,
  { clock, rest, sliceMs = 8 }: Slicing,
): Promise<Sliced<Result>> {
  let [slices, longestMs] = [0, 0]
  for (;;) {
    const began = clock()
    let step = steps.next()
    while (step.done !== true && clock() - began < sliceMs) step = steps.next()
    slices += 1
    longestMs = Math.max(longestMs, clock() - began)
    if (step.done === true) return { result: step.value, slices, longestMs }
    // oxlint-disable-next-line no-await-in-loop -- a rest between slices is what this is for.
    await rest()
  }
}
