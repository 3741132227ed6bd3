import { outlook } from '../../lib/mail/adapters/outlook'
import { describeAdapter } from './adapter-contract'
import { pages } from './pages/outlook'

describeAdapter(outlook, pages)
