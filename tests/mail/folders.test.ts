import { describe, expect, it } from 'vitest'
import type { MailAdapter } from '../../lib/mail/adapter'
import { gmail } from '../../lib/mail/adapters/gmail'
import { outlook } from '../../lib/mail/adapters/outlook'
import { proton } from '../../lib/mail/adapters/proton'
import { yahoo } from '../../lib/mail/adapters/yahoo'
import { pageFrom, readFixture } from './page-fixture'

const lists: { adapter: MailAdapter; fixture: string; site: string }[] = [
  { adapter: gmail, fixture: 'gmail-split.zh.html', site: 'https://mail.google.com/mail/u/0/' },
  { adapter: outlook, fixture: 'outlook-conversation.html', site: 'https://outlook.live.com/mail/0/' },
  { adapter: yahoo, fixture: 'yahoo-conversation.html', site: 'https://mail.yahoo.com/d/folders/' },
  { adapter: proton, fixture: 'proton-conversation.html', site: 'https://mail.proton.me/u/0/' },
]
const folders: Record<string, { inbox: string; sent: string; other: string }> = {
  gmail: { inbox: '#inbox/p2', sent: '#sent', other: '#search/offer' },
  outlook: { inbox: 'inbox', sent: 'sentitems/id/AAQkADOFFER', other: 'archive' },
  yahoo: { inbox: '1', sent: '2?sortOrder=date', other: '21/messages/4712' },
  proton: { inbox: 'inbox', sent: 'sent#page=2', other: 'archive/conversation-offer-0002==' },
}

describe.each(lists)('the rows of $adapter.id, by the folder in the address', ({ adapter, fixture, site }) => {
  const listAt = (path: string | undefined) =>
    adapter.readList?.(pageFrom(readFixture(fixture), `${site}${path ?? ''}`))
  const rolesOf = (path: string | undefined) => [
    ...new Set(listAt(path)?.rows.flatMap(({ people }) => people.map(({ role }) => role))),
  ]
  const paths = folders[adapter.id]

  it('are from somebody in the inbox and elsewhere', () => {
    expect(listAt(paths?.inbox)?.folder).toBe('inbox')
    expect(listAt(paths?.other)?.folder).toBe('other')
    expect(rolesOf(paths?.inbox)).toEqual(['from'])
    expect(rolesOf(paths?.other)).toEqual(['from'])
  })

  it('are to somebody in sent mail', () => {
    expect(listAt(paths?.sent)?.folder).toBe('sent')
    expect(rolesOf(paths?.sent)).toEqual(['to'])
  })
})
