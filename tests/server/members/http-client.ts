/** Members' routes as a client asks them. */
import type { Device } from '../running-server'

export interface Answer {
  status: number
  body: unknown
  headers: Headers
}

/** What is asked: a server in this process, or one of its own. */
export interface Asked {
  server: { url: string }
}

/** @param token null: asks without one */
export async function ask(
  { server }: Asked,
  token: string | null,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> {
  const response = await fetch(server.url + path, {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  return {
    status: response.status,
    body: text === '' ? null : (JSON.parse(text) as unknown),
    headers: response.headers,
  }
}

/** A device that asks by its own token. */
export const asking =
  (server: Asked, { token }: Pick<Device, 'token'>) =>
  (method: string, path: string, body?: unknown): Promise<Answer> =>
    ask(server, token, method, path, body)

/** The secret in a code as it is pasted. */
export function secretOf(code: string): string {
  const parsed: unknown = JSON.parse(Buffer.from(code.split('.')[1] ?? '', 'base64url').toString())
  if (typeof parsed === 'object' && parsed !== null && 'invitation' in parsed) return String(parsed.invitation)
  throw new Error('The code holds no invitation.')
}
