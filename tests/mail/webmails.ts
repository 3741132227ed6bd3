/** Every webmail with an adapter, and its pages. */
import { fastmail } from '../../lib/mail/adapters/fastmail'
import { gmail } from '../../lib/mail/adapters/gmail'
import { netease } from '../../lib/mail/adapters/netease'
import { outlook } from '../../lib/mail/adapters/outlook'
import { proton } from '../../lib/mail/adapters/proton'
import { qqmail } from '../../lib/mail/adapters/qqmail'
import { qqmailNew } from '../../lib/mail/adapters/qqmail-new'
import { roundcube } from '../../lib/mail/adapters/roundcube'
import { yahoo } from '../../lib/mail/adapters/yahoo'
import type { Webmail } from './adapter-pages'
import { pages as fastmailPages } from './pages/fastmail'
import { pages as gmailPages } from './pages/gmail'
import { pages as neteasePages } from './pages/netease'
import { pages as outlookPages } from './pages/outlook'
import { pages as protonPages } from './pages/proton'
import { pages as qqmailPages } from './pages/qqmail'
import { pages as qqmailNewPages } from './pages/qqmail-new'
import { pages as roundcubePages } from './pages/roundcube'
import { pages as yahooPages } from './pages/yahoo'

export const webmails: readonly Webmail[] = [
  { adapter: gmail, pages: gmailPages },
  { adapter: outlook, pages: outlookPages },
  { adapter: yahoo, pages: yahooPages },
  { adapter: proton, pages: protonPages },
  { adapter: fastmail, pages: fastmailPages },
  { adapter: qqmailNew, pages: qqmailNewPages },
  { adapter: qqmail, pages: qqmailPages },
  { adapter: netease, pages: neteasePages },
  { adapter: roundcube, pages: roundcubePages },
]
