import { expect, it, onTestFinished } from 'vitest'
import { killAgainAndAgain } from '../server/documents/kill'
import { strikeBoth } from '../server/documents/strike-both'
import { seededRandom } from '../server/random'
import { PrivatePostgres } from '../server/services/private-postgres'
import { PrivateRedis } from '../server/services/private-redis'
import { redisUnavailableReason } from '../server/services/programs'
import { endOfMinutes, readNumber, seed, timeout } from './bounds'

const kills = readNumber('SOAK_POSTGRES_KILLS', 30)

it(
  `${kills} kills -9 over PostgreSQL and Redis while writing: nothing that was acknowledged is missing`,
  { timeout },
  async () => {
    console.info(`kill over PostgreSQL: up to ${kills} kills, SOAK_SEED=${seed}`)
    const postgres = await PrivatePostgres.start()
    onTestFinished(() => postgres.stop())
    const redis = redisUnavailableReason() === null ? await PrivateRedis.start() : null
    onTestFinished(() => redis?.stop())
    const database = await postgres.database()
    const count = await killAgainAndAgain(kills, seededRandom(seed), {
      place: redis === null ? { database } : { database, redis: redis.url },
      strike: strikeBoth(postgres, redis),
      until: endOfMinutes(),
      onProgress: (soFar) => console.info(`kill over PostgreSQL: ${JSON.stringify(soFar)}`),
    })
    console.info(`kill over PostgreSQL: ${JSON.stringify(count)}, none missing`)
    expect(count.kills).toBeGreaterThan(0)
    expect(count.updates).toBeGreaterThan(0)
    expect(count.rows).toBeGreaterThan(0)
  },
)
