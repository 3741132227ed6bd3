import { yahoo } from '../../lib/mail/adapters/yahoo'
import { describeAdapter } from './adapter-contract'
import { pages } from './pages/yahoo'

describeAdapter(yahoo, pages)
