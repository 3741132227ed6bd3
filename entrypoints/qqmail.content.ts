import { defineContentScript } from 'wxt/utils/define-content-script'
import { qqmail } from '../lib/mail/adapters/qqmail'
import { readWebmail } from '../lib/mail/read-webmail'

export default defineContentScript({
  matches: ['https://mail.qq.com/*'],
  runAt: 'document_start',
  main: (ctx) => readWebmail(qqmail, document, ctx),
})
