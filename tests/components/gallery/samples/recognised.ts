/** Cards and notices around recognising: a choice made, a match that is not exact, mail of no person, what is private. */
import type { MessageNotes, ShownOriginal, SidebarView } from '../../../../components/sidebar/view'
import { card, others } from './card'
import { hostile, long } from './known-text'

const { match } = card
const privateEntry = {
  key: 'person:wang.fang@hengda.example',
  kind: 'person',
  value: 'wang.fang@hengda.example',
} as const

export const recognisedViews: Record<string, SidebarView> = {
  chosen: { kind: 'known', card: { ...card, match: { ...match, how: 'chosen', decisionId: 'd1' } } },
  doubted: {
    kind: 'known',
    card: {
      ...card,
      match: {
        ...match,
        sureness: 'likely',
        against: [
          { kind: 'nameDiffers', detail: 'Chen Jie' },
          { kind: 'movedAway', detail: 'Nordlicht GmbH' },
        ],
      },
    },
  },
  'by-domain': {
    kind: 'known',
    card: {
      ...card,
      person: { ...card.person, contactId: null, title: null },
      match: { ...match, how: 'domain', because: 'hengda.example', sureness: 'likely' },
    },
  },
  always: {
    kind: 'known',
    card: {
      ...card,
      isAlwaysLogged: true,
      log: { kind: 'logged', interactionId: 'i5', at: '2026-03-20T01:00:00.000Z' },
    },
  },
  private: { kind: 'known', card: { ...card, log: { kind: 'private', entry: privateEntry } } },
  'private-unknown': {
    kind: 'unknown',
    form: { name: 'Dr. Weber', address: 'weber@clinic.example', companyName: 'Clinic', accountId: null },
    existing: null,
    isFreeMail: false,
    failed: null,
    isPrivate: true,
    privateTargets: { person: 'weber@clinic.example', domain: 'clinic.example', hasThread: true },
    others: [],
  },
  forwarded: { kind: 'internal', people: others.slice(1, 2), ignored: null },
  picked: { kind: 'known', card },
  'forwarded-long': { kind: 'known', card: long },
  'forwarded-hostile': { kind: 'known', card: hostile },
  bulk: {
    kind: 'unknown',
    form: { name: 'Weekly Loom', address: 'news@loom-weekly.example', companyName: 'Loom Weekly', accountId: null },
    existing: null,
    isFreeMail: false,
    failed: null,
    isPrivate: false,
    privateTargets: { person: 'news@loom-weekly.example', domain: 'loom-weekly.example', hasThread: true },
    others: [],
  },
  'took-over': { kind: 'known', card },
  generic: { kind: 'known', card },
  denied: {
    kind: 'unknown',
    form: { name: 'Li Wei', address: 'li.wei@nordlicht.example', companyName: 'Nordlicht', accountId: null },
    existing: null,
    isFreeMail: false,
    failed: 'storageFull',
    isPrivate: false,
    privateTargets: { person: 'li.wei@nordlicht.example', domain: 'nordlicht.example', hasThread: true },
    others: [],
  },
  sent: { kind: 'none' },
  'sent-not-logged': { kind: 'none' },
}

const original = (rest: Partial<ShownOriginal>): ShownOriginal => ({
  key: `k ${rest.name ?? ''}`,
  how: 'forward',
  name: 'Ana López',
  accountName: 'Acme',
  ...rest,
})

/** What stands beside a view of that name. */
export const notesBeside: Record<string, Partial<MessageNotes>> = {
  'ask-unsure': { isUnsure: true, reader: { kind: 'generic' } },
  'private-unknown': { private: [{ key: 'domain:clinic.example', kind: 'domain', value: 'clinic.example' }] },
  forwarded: { originals: [original({}), original({ how: 'bounce', name: '王芳', accountName: null })] },
  picked: { picked: { original: original({}), senderName: 'Li Na' } },
  'forwarded-long': {
    originals: [
      original({ how: 'onBehalf', name: long.person.name, accountName: long.account.name }),
      original({ how: 'attachment', name: 'x@y.example', accountName: null }),
    ],
  },
  'forwarded-hostile': { originals: [original({ name: '\u202E<b>evil</b>', accountName: '"><script>' })] },
  bulk: { sort: 'bulk' },
  'took-over': { reader: { kind: 'tookOver', webmail: 'gmail' } },
  generic: { reader: { kind: 'generic' } },
  denied: { denied: [{ id: 'd1', name: 'Li Wei' }], failed: 'storageFull' },
  sent: { sent: { accounts: ['Hengda Textile', 'Jinyuan Weaving'], why: null } },
  'sent-not-logged': { sent: { accounts: ['Hengda Textile'], why: 'storageFull' } },
}
