import { defineContentScript } from 'wxt/utils/define-content-script'
import { netease } from '../lib/mail/adapters/netease'
import { readWebmail } from '../lib/mail/read-webmail'

export default defineContentScript({
  matches: ['https://mail.163.com/*', 'https://mail.126.com/*', 'https://mail.yeah.net/*'],
  runAt: 'document_start',
  main: (ctx) => readWebmail(netease, document, ctx),
})
