/** Row ids of the demo: UUIDv7 of a time and a seed, so that the same day gives the same workspace. */
import { v7 as uuidv7 } from 'uuid'
import type { Instant } from '../../lib/domain/model'
import { seededRandom } from './random'

/** The id of the row that `key` names, created at `at`. */
export function demoId(key: string, at: Instant): string {
  const random = seededRandom(key)
  return uuidv7({ msecs: Date.parse(at), random: random.bytes(16), seq: random.between(0, 0x7fffffff) })
}
