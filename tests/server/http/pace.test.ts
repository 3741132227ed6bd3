import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { Pace } from '../../../server/http/pace'

const device = (tokenHash: string) => ({ tokenHash })

describe('a device', () => {
  it('has one thing done at a time, whatever its sockets; another does not wait for it', async () => {
    const pace = new Pace()
    const done: string[] = []
    const work = (name: string, ms: number) => async () => {
      await delay(ms)
      done.push(name)
    }
    const first = pace.pull(device('one'), work('slow', 60))
    const second = pace.push(device('one'), 1, work('after it', 0))
    await pace.pull(device('two'), work('other', 0))
    await Promise.all([first, second])
    expect(done).toEqual(['other', 'slow', 'after it'])
  })

  it('whose work fails is told so, and has its next turn', async () => {
    const pace = new Pace()
    await expect(pace.pull(device('one'), () => Promise.reject(new Error('no disk')))).rejects.toThrow('no disk')
    expect(await pace.pull(device('one'), () => Promise.resolve(1))).toBe(1)
  })

  it('that asks on before it is answered gets a fiftieth after a tenth of a second of work', async () => {
    const pace = new Pace()
    const began = performance.now()
    await Promise.all(Array.from({ length: 4 }, () => pace.pull(device('one'), () => delay(40))))
    expect(performance.now() - began).toBeGreaterThan(900)
  })

  it('that keeps the server busy gets half of its time and no more', async () => {
    const pace = new Pace()
    const began = performance.now()
    for (let page = 0; page < 10; page += 1) await pace.pull(device('one'), () => delay(50))
    expect(performance.now() - began).toBeGreaterThan(750)
  })
})
