#!/usr/bin/env node
/** The command line of the server: `serve`, and what is done to its data beside it. */
import { Command } from 'commander'
import { addData } from './data'
import { addPeople } from './people'
import { addServe } from './serve'
import { addSources } from './sources'

const program = new Command('sidelight-server').description('Keeps a team’s rows and plans in step.')
addServe(program)
addPeople(program)
addSources(program)
addData(program)

try {
  await program.parseAsync()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
