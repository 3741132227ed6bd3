/** Kills the server; every second time its PostgreSQL before it, every third its Redis. */
import type { PrivatePostgres } from '../services/private-postgres'
import type { PrivateRedis } from '../services/private-redis'
import type { SpawnedServer } from '../spawned-server'

export function strikeBoth(postgres: PrivatePostgres, redis: PrivateRedis | null = null) {
  return async (server: SpawnedServer, kill: number): Promise<void> => {
    if (kill % 2 === 1) await postgres.kill()
    if (kill % 3 === 2) await redis?.kill()
    await server.kill()
    await postgres.resume()
    await redis?.resume()
  }
}
