/** The history of the plan "acme" as a member asks for it over HTTP. */
import { planStateSchema, planVersionsSchema, restoreAnswerSchema } from '../../../lib/messages/plan-history-protocol'
import { asking, type Asked } from '../members/http-client'
import type { Device } from '../running-server'
import { linesOfUpdate } from './plan-text'

export const path = '/v1/plans/acme'

/** A member's questions. */
export function reader(server: Asked, device: Device) {
  const ask = asking(server, device)
  return {
    ask,
    versions: async () => planVersionsSchema.parse((await ask('GET', `${path}/versions`)).body).versions,
    lines: async (version: string) => {
      const { body } = await ask('GET', `${path}/versions/${version}`)
      return linesOfUpdate(Buffer.from(planStateSchema.parse(body).update, 'base64'))
    },
    restore: async (version: string) =>
      restoreAnswerSchema.parse((await ask('POST', `${path}/restore`, { version })).body).version,
  }
}
