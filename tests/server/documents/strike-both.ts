/** Kills the server, and every second time its PostgreSQL before it. */
import type { PrivatePostgres } from '../services/private-postgres'
import type { SpawnedServer } from '../spawned-server'

export function strikeBoth(postgres: PrivatePostgres) {
  return async (server: SpawnedServer, kill: number): Promise<void> => {
    if (kill % 2 === 0) return server.kill()
    await postgres.kill()
    await server.kill()
    await postgres.resume()
  }
}
