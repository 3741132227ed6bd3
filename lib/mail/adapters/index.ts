/** Every webmail with an adapter. Content scripts import theirs alone. */
import type { MailAdapter } from '../adapter'
import { fastmail } from './fastmail'
import { gmail } from './gmail'
import { netease } from './netease'
import { outlook } from './outlook'
import { proton } from './proton'
import { qqmail } from './qqmail'
import { qqmailNew } from './qqmail-new'
import { roundcube } from './roundcube'
import { yahoo } from './yahoo'

export const adapters: readonly MailAdapter[] = [
  gmail,
  outlook,
  yahoo,
  proton,
  fastmail,
  qqmailNew,
  qqmail,
  netease,
  roundcube,
]
