import { defineContentScript } from 'wxt/utils/define-content-script'
import { outlook } from '../lib/mail/adapters/outlook'
import { readWebmail } from '../lib/mail/read-webmail'

export default defineContentScript({
  matches: [
    'https://outlook.live.com/*',
    'https://outlook.office.com/*',
    'https://outlook.office365.com/*',
    'https://outlook.cloud.microsoft/*',
  ],
  runAt: 'document_start',
  main: (ctx) => readWebmail(outlook, document, ctx),
})
