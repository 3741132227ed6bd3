import { qqmailNew } from '../../lib/mail/adapters/qqmail-new'
import { describeAdapter } from './adapter-contract'
import { pages } from './pages/qqmail-new'

describeAdapter(qqmailNew, pages)
