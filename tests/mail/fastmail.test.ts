import { fastmail } from '../../lib/mail/adapters/fastmail'
import { describeAdapter } from './adapter-contract'
import { pages } from './pages/fastmail'

describeAdapter(fastmail, pages)
