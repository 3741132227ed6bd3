import { expect, it, onTestFinished } from 'vitest'
import { seededRandom } from '../random'
import { PrivatePostgres } from '../services/private-postgres'
import { postgresUnavailableReason } from '../services/programs'
import { killAgainAndAgain } from './kill'
import { strikeBoth } from './strike-both'

const reason = postgresUnavailableReason()
if (reason !== null) console.info(reason)

// tests/soak does it thirty times.
it.skipIf(reason !== null)(
  'kill -9 of the server and of PostgreSQL while writing: nothing that was acknowledged is missing',
  { timeout: 240_000 },
  async () => {
    const postgres = await PrivatePostgres.start()
    onTestFinished(() => postgres.stop())
    const place = { database: await postgres.database() }
    const bounds = { place, strike: strikeBoth(postgres) }
    const { kills, updates, rows } = await killAgainAndAgain(2, seededRandom(20_260_105), bounds)
    console.info(`${kills} kills, ${updates} acknowledged updates and ${rows} acknowledged rows, none missing`)
    expect(updates).toBeGreaterThan(0)
    expect(rows).toBeGreaterThan(0)
  },
)
