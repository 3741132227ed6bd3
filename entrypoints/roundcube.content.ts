/** Roundcube lives on hosts of its users' own: the background registers this for each site that was switched on. */
import { defineContentScript } from 'wxt/utils/define-content-script'
import { roundcube } from '../lib/mail/adapters/roundcube'
import { readWebmail } from '../lib/mail/read-webmail'

export default defineContentScript({
  registration: 'runtime',
  runAt: 'document_start',
  main: (ctx) => readWebmail(roundcube, document, ctx, { isGuess: true }),
})
