/** For a webmail without an adapter: the background runs it in a site's tab once an adapter has handed the page over. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { generic } from '../lib/mail/generic/generic'
import { coreHere } from '../lib/mail/reader'

export default defineUnlistedScript(() => coreHere()?.readBy(generic))
