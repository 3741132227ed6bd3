/** For webmails that fill the root element: a margin there moves all of them. */
import type { MailAdapter } from '../adapter'

export const asideByMargin: MailAdapter['aside'] = (width) => ({
  html: { 'margin-right': `${width}px` },
  // What the webmail places absolutely follows the body, and not the window.
  body: { position: 'relative', 'min-width': '0' },
})
