/** Run by the background in a tab whose reader asks for it (lib/mail/page-tools.ts). */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { createPageTools } from '../lib/mail/page-tools'
import { coreHere } from '../lib/mail/reader'

export default defineUnlistedScript(() => {
  const reader = coreHere()?.reader ?? null
  reader?.equip(() => createPageTools(reader))
})
