/** `doctor`: says whether the data is sound; the exit status is 1 when it is not. */
import type { Command } from 'commander'
import { examine, type Examination } from '../doctor/examine'
import { log } from '../log'
import { sqliteFile } from '../storage/open-storage'
import { openPostgresTables } from '../storage/tables/postgres-tables'
import { openSqliteTables } from '../storage/tables/sqlite-tables'
import { command, configOf, type ConfigOptions } from './config-options'

export function addDoctor(program: Command): void {
  command(program, 'doctor', 'check the data end to end, with or without a running server; changes nothing').action(
    async (options: ConfigOptions) => {
      const { data, database } = configOf(options)
      // It says in sentences what the log would say in its way.
      log.level = 'silent'
      const source = database === undefined ? openSqliteTables(sqliteFile(data)) : await openPostgresTables(database)
      try {
        tell(await examine(source, Date.now()))
      } finally {
        await source.close()
      }
    },
  )
}

function tell({ faults, remarks, counts }: Examination): void {
  for (const remark of remarks) console.log(`To know: ${remark}`)
  for (const fault of faults) console.error(`Fault: ${fault}`)
  const rows = [...counts].filter(([, count]) => count > 0).map(([name, count]) => `${name} ${count}`)
  if (faults.length === 0) console.log(`Sound: ${rows.join(', ')}.`)
  else throw new Error(`Not sound: ${faults.length} kinds of faults. Keep a copy of it as it is, and restore a backup.`)
}
