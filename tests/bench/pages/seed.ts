/** Runs in a page of the extension: fills its store, and measures how matching's questions and the numbers grow with it. */
import { createDirectory } from '../../../lib/store/directory'
import { contactAddress, contactsPerAccount } from './bench-rows'
import { fill, openStore } from './fill'
import { computeAll } from './compute-all'
import { afterOneRow, fromScratch } from './insights'
import { readAll } from './read-all'
import { writeRows } from './write-rows'

const warmUps = 30
/** What the background had begun is done by then. */
const restMs = 2000

/**
 * How long matching's two questions take, ms each: the people of one address, then their accounts. In a copy of a store where
 * nothing else is measured: its accounts are said to be computed, so that the background does not work beside it.
 */
async function lookUps(contacts: number, runs: number): Promise<number[]> {
  const db = await openStore()
  await db.staleAccounts.clear()
  await new Promise((resolve) => setTimeout(resolve, restMs))
  const directory = createDirectory(db)
  const times: number[] = []
  for (let run = -warmUps; run < runs; run += 1) {
    const index = Math.floor((Math.abs(run) * contacts) / runs)
    const start = performance.now()
    const people = await directory.contactsByAddress([contactAddress(index)])
    await directory.accountsById(people.flatMap(({ accountIds }) => accountIds))
    if (run >= 0) times.push(performance.now() - start)
    if (people.length !== 1) throw new Error(`${contactAddress(index)} was found ${people.length} times.`)
  }
  db.close()
  return times
}

Object.assign(globalThis, {
  benchStore: { seed: fill, lookUps, computeAll, fromScratch, afterOneRow, readAll, writeRows, contactsPerAccount },
})
