import { defineContentScript } from 'wxt/utils/define-content-script'
import { yahoo } from '../lib/mail/adapters/yahoo'
import { readWebmail } from '../lib/mail/read-webmail'

export default defineContentScript({
  matches: ['https://mail.yahoo.com/*', 'https://mail.aol.com/*'],
  runAt: 'document_start',
  main: (ctx) => readWebmail(yahoo, document, ctx),
})
