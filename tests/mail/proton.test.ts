import { proton } from '../../lib/mail/adapters/proton'
import { describeAdapter } from './adapter-contract'
import { pages } from './pages/proton'

describeAdapter(proton, pages)
