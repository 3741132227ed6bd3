import { describe, expect, it } from 'vitest'
import { createEnding, unlessAborted } from '../../../scripts/start/ending'

describe('the ending of npm start', () => {
  it('ends what was started last first, each once, and goes on past a failure', async () => {
    const ending = createEnding()
    const ended: string[] = []
    ending.add('The database', async () => ended.push('database'))
    ending.add('The server', () => Promise.reject(new Error('stuck')))
    ending.add('The browser', async () => ended.push('browser'))
    await ending.run()
    await ending.run()
    expect(ended).toEqual(['browser', 'database'])
  })

  it('stops waiting as soon as the signal aborts', async () => {
    const controller = new AbortController()
    const waiting = unlessAborted(controller.signal, new Promise(() => {}))
    controller.abort(new Error('Stopped.'))
    await expect(waiting).rejects.toThrow('Stopped.')
    await expect(unlessAborted(controller.signal, Promise.resolve(1))).rejects.toThrow('Stopped.')
  })
})
