/** Every webmail with an adapter. Content scripts import theirs alone. */
import type { MailAdapter } from '../adapter'
import { gmail } from './gmail'
import { roundcube } from './roundcube'

export const adapters: readonly MailAdapter[] = [gmail, roundcube]
