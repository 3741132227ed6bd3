import { defineContentScript } from 'wxt/utils/define-content-script'
import { qqmailNew } from '../lib/mail/adapters/qqmail-new'
import { readWebmail } from '../lib/mail/read-webmail'

export default defineContentScript({
  matches: ['https://wx.mail.qq.com/*'],
  runAt: 'document_start',
  main: (ctx) => readWebmail(qqmailNew, document, ctx),
})
