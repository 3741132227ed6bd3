import { defineContentScript } from 'wxt/utils/define-content-script'
import { fastmail } from '../lib/mail/adapters/fastmail'
import { readWebmail } from '../lib/mail/read-webmail'

export default defineContentScript({
  matches: ['https://app.fastmail.com/*', 'https://www.fastmail.com/*'],
  runAt: 'document_start',
  main: (ctx) => readWebmail(fastmail, document, ctx),
})
