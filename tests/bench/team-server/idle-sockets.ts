/** Ten thousand reps who are connected and do nothing. */
import { setTimeout as delay } from 'node:timers/promises'
import type { BenchPart } from '../part'
import { startOurServer } from './our-server'
import { residentMegabytes } from './peer'
import { openRows } from './rows-connection'

const sockets = 10_000
const atOnce = 50
const goalMegabytes = 150
const restMs = 5000

export const idlePart: BenchPart = {
  name: 'idle-sockets',
  async *run(say) {
    say(
      `${sockets} rows sockets that said hello and are pinged; memory of the server’s process (VmRSS) over that at its start`,
    )
    const server = await startOurServer(sockets / 200)
    try {
      const before = await residentMegabytes(server.pid)
      for (let from = 0; from < sockets; from += atOnce)
        await Promise.all(Array.from({ length: atOnce }, async () => openRows(server.origin, await server.ticket())))
      await delay(restMs)
      const ours = (await residentMegabytes(server.pid)) - before
      const name = `${sockets} idle sockets against ${goalMegabytes} MB`
      yield { name, ours, baseline: goalMegabytes, unit: 'MB', goal: 1 }
    } finally {
      await server.close()
    }
  },
}
