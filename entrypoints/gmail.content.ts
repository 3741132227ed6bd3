import { defineContentScript } from 'wxt/utils/define-content-script'
import { gmail } from '../lib/mail/adapters/gmail'
import { readWebmail } from '../lib/mail/read-webmail'

export default defineContentScript({
  matches: ['https://mail.google.com/*'],
  runAt: 'document_start',
  main: (ctx) => readWebmail(gmail, document, ctx),
})
