import { netease } from '../../lib/mail/adapters/netease'
import { describeAdapter } from './adapter-contract'
import { pages } from './pages/netease'

describeAdapter(netease, pages)
