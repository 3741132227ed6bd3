/** The command line of the server: `serve`, and what is done to its data beside it. */
import { Command } from 'commander'
import { addData } from './data'
import { addPeople } from './people'
import { addServe } from './serve'
import { addSources } from './sources'

/** Carries out one command; prints what it has to say. @returns the status to end with: 1 after a fault, which is told in a sentence. */
export async function runCommand(given: readonly string[]): Promise<0 | 1> {
  const program = new Command('sidelight-server').description('Keeps a team’s rows and plans in step.')
  addServe(program)
  addPeople(program)
  addSources(program)
  addData(program)
  try {
    await program.parseAsync(given, { from: 'user' })
    return 0
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    return 1
  }
}
