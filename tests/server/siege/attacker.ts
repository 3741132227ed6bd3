/** A process that attacks: its attack, target and seed are its argument, what it has thrown so far its output. */
import * as z from 'zod/mini'
import { seededRandom } from '../random'
import { attacks } from './attacks'

const orderSchema = z.object({
  attack: z.string(),
  seed: z.number(),
  target: z.object({ url: z.string(), workspaceId: z.string(), token: z.string() }),
})

const order = orderSchema.parse(JSON.parse(process.argv[2] ?? ''))
const found = Object.entries(attacks).find(([name]) => name === order.attack)
if (found === undefined) throw new Error(`There is no attack ${order.attack}.`)
const counts: Record<string, number> = {}
setInterval(() => console.log(JSON.stringify(counts)), 100)
await found[1]({
  target: order.target,
  random: seededRandom(order.seed),
  thrown(what, count = 1) {
    counts[what] = (counts[what] ?? 0) + count
  },
})
