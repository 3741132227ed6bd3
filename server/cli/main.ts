#!/usr/bin/env node
/** The command line as a process. */
import { runCommand } from './program'

process.exitCode = await runCommand(process.argv.slice(2))
