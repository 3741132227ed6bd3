/** Rows as version 4 stored them: those of version 3, with the keys that accounts and contacts are found by. Never changed. */
import { version3Example } from './version-3'

export const version4Example = {
  ...version3Example,
  accounts: version3Example.accounts.map((account) => Object.assign({ nameKey: account.name.toLowerCase() }, account)),
  contacts: version3Example.contacts.map((contact) => Object.assign({ phoneKey: '' }, contact)),
}
