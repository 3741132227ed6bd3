/** A line for each step while it runs and when it is done, readable with and without a terminal. */
export interface Progress {
  /** Runs `work` as the next step; `detail` says what came of it. A failure is told and thrown on. */
  step<Result>(
    title: string,
    work: (say: (line: string) => void) => Promise<Result>,
    detail?: (result: Result) => string,
  ): Promise<Result>
  /** A line of its own. */
  note(line: string): void
}

export interface Output {
  isTTY?: boolean
  write(text: string): unknown
}

function seconds(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`
}

export function createProgress(output: Output): Progress {
  let count = 0
  const clearLine = output.isTTY ? '\r\u001B[2K' : ''
  return {
    note: (line) => void output.write(`${line}\n`),
    async step(title, work, detail) {
      count += 1
      const number = `${count}`.padStart(2)
      const startedAt = performance.now()
      // On a terminal the line of a running step is overwritten by what came of it.
      output.write(`${number}  ${title} …${output.isTTY ? '' : '\n'}`)
      const say = (line: string): void => void output.write(`${clearLine}    ${line}\n`)
      try {
        const result = await work(say)
        const outcome = detail?.(result) ?? 'done'
        output.write(`${clearLine}${number}  ${title}: ${outcome} (${seconds(performance.now() - startedAt)})\n`)
        return result
      } catch (error) {
        output.write(`${clearLine}${number}  ${title}: failed (${seconds(performance.now() - startedAt)})\n`)
        throw error
      }
    },
  }
}
