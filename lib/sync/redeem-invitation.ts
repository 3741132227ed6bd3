/** An invitation is exchanged once for a device token that this browser makes: a lost answer is asked for again with the same. */
import type { SidelightDatabase } from '../store/database'
import type { JoinCode, InvitationCode } from '../messages/sync-protocol'
import { joinRefusalSchema } from '../messages/members-protocol'
import { readMeta, writeMeta } from '../store/meta'

export type Redeemed =
  | { ok: true; code: JoinCode }
  | { ok: false; reason: 'refused' | 'used' | 'expired' | 'tooMany' | 'unreachable' }

const tokenBytes = 32
const patienceMs = 10_000

/** 32 random bytes as base64url. */
function makeToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(tokenBytes))
  const base64 = btoa(String.fromCodePoint(...bytes))
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** The token made for this invitation before, where its answer did not come; else a new one, kept before it is sent. */
async function tokenFor(db: SidelightDatabase, invitation: string): Promise<string> {
  const begun = await readMeta(db, 'joining')
  if (begun?.invitation === invitation) return begun.token
  const token = makeToken()
  await writeMeta(db, 'joining', { invitation, token })
  return token
}

async function whyRefused(response: Response): Promise<Extract<Redeemed, { ok: false }>['reason']> {
  if (response.status === 429) return 'tooMany'
  if (response.status !== 403 && response.status !== 400) return 'unreachable'
  const parsed = joinRefusalSchema.safeParse(await response.json())
  const fault = parsed.success ? parsed.data.fault : undefined
  return fault === 'used' || fault === 'expired' ? fault : 'refused'
}

/** @param device what the person calls this browser */
export async function redeemInvitation(
  db: SidelightDatabase,
  { server, invitation }: InvitationCode,
  device: string,
): Promise<Redeemed> {
  const token = await tokenFor(db, invitation)
  try {
    const response = await fetch(new URL('/v1/join', server), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ invitation, token, device }),
      signal: AbortSignal.timeout(patienceMs),
    })
    if (response.ok) return { ok: true, code: { server, token } }
    return { ok: false, reason: await whyRefused(response) }
  } catch {
    // fetch tells no more than that there was no answer; the person is told, and may try again.
    return { ok: false, reason: 'unreachable' }
  }
}
