/** Mailbox owners of the bench. */

/** One password for all; the services listen on loopback only. */
export const mailPassword = 'webmail-test'
/** Takes every message to a recipient outside: nothing leaves the machine. */
export const outboundUser = 'outbound@sink.test'

const addressForm = /^[a-z0-9._-]+@[a-z0-9.-]+\.test$/

/**
 * Splits the address of a mailbox owner.
 * @throws {Error} for anything but a plain lower-case address below `.test`, because it becomes a path and a config line.
 */
export function splitMailUser(address: string): { local: string; domain: string } {
  const [local, domain] = address.split('@')
  if (!addressForm.test(address) || local === undefined || domain === undefined)
    throw new Error(`"${address}" cannot be a mailbox here: use name@company.test in lower case.`)
  return { local, domain }
}
