/** Runs in a page of the extension: fills its store, and measures how matching's questions and the numbers grow with it. */
import { contactsPerAccount } from './bench-rows'
import { fill } from './fill'
import { computeAll } from './compute-all'
import { afterOneRow, fromScratch } from './insights'
import { leaveLead, leftToCompute, takeLead } from './lead'
import { lookUps } from './look-ups'
import { readAll } from './read-all'
import { writeRows } from './write-rows'

Object.assign(globalThis, {
  benchStore: {
    seed: fill,
    lookUps,
    takeLead,
    leaveLead,
    leftToCompute,
    computeAll,
    fromScratch,
    afterOneRow,
    readAll,
    writeRows,
    contactsPerAccount,
  },
})
