/** For a webmail without an adapter: the background runs it in a site's tab once an adapter has handed the page over. */
import { defineContentScript } from 'wxt/utils/define-content-script'
import { generic } from '../lib/mail/generic/generic'
import { readWebmail } from '../lib/mail/read-webmail'

export default defineContentScript({
  registration: 'runtime',
  runAt: 'document_start',
  main: (ctx) => readWebmail(generic, document, ctx),
})
