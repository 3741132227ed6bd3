import { qqmail } from '../../lib/mail/adapters/qqmail'
import { describeAdapter } from './adapter-contract'
import { pages } from './pages/qqmail'

describeAdapter(qqmail, pages)
