import { describe, expect, it } from 'vitest'
import { createProgress } from '../../../scripts/start/progress'

function listening(isTTY: boolean): { written: string[]; progress: ReturnType<typeof createProgress> } {
  const written: string[] = []
  return { written, progress: createProgress({ isTTY, write: (text) => written.push(text) }) }
}

describe('progress', () => {
  it('tells the start and the end of each step on a line of its own where there is no terminal', async () => {
    const { written, progress } = listening(false)
    const answer = await progress.step(
      'Counting',
      async (say) => {
        say('half way')
        return 42
      },
      (result) => `found ${result}`,
    )
    expect(answer).toBe(42)
    expect(written.join('')).toMatch(/^ 1 {2}Counting …\n {4}half way\n 1 {2}Counting: found 42 \(\d+ ms\)\n$/)
  })

  it('writes over the running line on a terminal', async () => {
    const { written, progress } = listening(true)
    await progress.step('Counting', async () => 1)
    expect(written[0]).toBe(' 1  Counting …')
    expect(written[1]).toMatch(/^\r.*Counting: done/)
  })

  it('says that a step failed and passes the failure on', async () => {
    const { written, progress } = listening(false)
    await expect(progress.step('Breaking', () => Promise.reject(new Error('no luck')))).rejects.toThrow('no luck')
    expect(written.at(-1)).toMatch(/^ 1 {2}Breaking: failed/)
  })
})
