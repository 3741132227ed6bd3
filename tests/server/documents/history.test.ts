import { afterAll, beforeAll, describe, onTestFinished } from 'vitest'
import { openPostgresStorage } from '../../../server/storage/postgres/postgres-storage'
import { openTestStorage } from '../running-server'
import { PrivatePostgres } from '../services/private-postgres'
import { postgresUnavailableReason } from '../services/programs'
import { describePlanHistory } from './history-contract'

const reason = postgresUnavailableReason()
if (reason !== null) console.info(reason)

describe('a plan’s history on SQLite', () => {
  describePlanHistory(async () => openTestStorage())
})

describe.skipIf(reason !== null)('a plan’s history on PostgreSQL', () => {
  let postgres: PrivatePostgres

  beforeAll(async () => {
    postgres = await PrivatePostgres.start()
  }, 60_000)
  afterAll(() => postgres?.stop())

  describePlanHistory(async () => {
    const storage = await openPostgresStorage(await postgres.database())
    onTestFinished(() => storage.close())
    return storage
  })
})
