import { defineContentScript } from 'wxt/utils/define-content-script'
import { proton } from '../lib/mail/adapters/proton'
import { readWebmail } from '../lib/mail/read-webmail'

export default defineContentScript({
  matches: ['https://mail.proton.me/*'],
  runAt: 'document_start',
  main: (ctx) => readWebmail(proton, document, ctx),
})
