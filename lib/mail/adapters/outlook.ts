/**
 * Outlook on the web: outlook.live.com, outlook.office.com, outlook.office365.com, outlook.cloud.microsoft. From WEBMAIL.md's
 * facts (a reduced capture of 2025), and from what other extensions that were checked on the live page in 2026 read. Class names
 * are hashed and change; names of fields are in the reader's language: neither is relied on. People of the mailbox's own
 * organisation are shown without addresses: then the selected row or an open persona card may hold them.
 */
import type { MailAdapter, PageReading } from '../adapter'
import { SelectorError } from '../selectors'
import { asideByMargin } from './aside'
import { isOfAnotherRow } from './between-rows'
import { readConversation } from './conversation'
import { decoded } from './decoded'
import { draftInFront } from './draft-in-front'
import { editable } from './editable'
import { hiddenAddresses, outlookCard } from './outlook-addresses'
import { findDrafts, outlookDraft, readDraft } from './outlook-draft'
import { outlookChipPlace, outlookList, readOutlookList, selectedRow } from './outlook-list'
import { outlookMessage, readMessage, readSubject, type OutlookPane } from './outlook-message'
import { ownBlock } from './own-block'
import { shownOf } from './is-shown'
import { ownAddresses } from './title-address'
import { fields, outlookTexts } from './outlook-fields'
import { nextLookWhileUnsettled, settled } from './settled'
import { isControlEnter } from './send-key'

const selectors = {
  pane: [
    { css: '[data-app-section=MailReadCompose]', seen: '2026-08' },
    { css: '[data-app-section=ConversationContainer]', seen: '2025-06' },
    { css: '#ConversationReadingPaneContainer, #ReadingPaneContainerId', seen: '2024-06', by: 'others' },
  ],
  ...outlookMessage,
  ...outlookTexts,
  ownMailbox: [{ css: '[id^=primaryMailboxRoot][data-folder-name]', seen: '2025-06' }],
  ownAccount: [{ css: '#mectrl_currentAccount_secondary', seen: '2024-06', by: 'others' }],
  ...outlookList,
  ...outlookCard,
  ...outlookDraft,
} as const satisfies MailAdapter['selectors']

/** The conversation's or message's id: `/mail/0/inbox/id/AAQk…`, as the list rows' data-convid has it. */
function idInAddress(url: string): string | null {
  const found = /\/mail\/(?:[^?#]*\/)?(?:id|rp)\/([^/?#]+)/.exec(url)?.[1]
  return found === undefined ? null : decoded(found)
}

function readOwnAddresses(page: Document): string[] {
  const mailboxes = fields.all(page, selectors.ownMailbox).map((root) => root.getAttribute('data-folder-name'))
  return ownAddresses([...mailboxes, fields.first(page, selectors.ownAccount)?.textContent])
}

const bodiesIn = (root: Element): Element[] => fields.all(root, selectors.body)

function findPane(page: Document): OutlookPane | null {
  const root = shownOf(fields.all(page, selectors.pane)).at(-1)
  if (root === undefined) return null
  // A draft in the conversation names its sender too.
  const drafts = findDrafts(page)
  const isRead = (sender: Element): boolean => !drafts.some((draft) => draft.contains(sender))
  const senders = fields.all(root, selectors.sender, isRead)
  if (senders.length === 0 && bodiesIn(root).length === 0) return null
  const row = selectedRow(page)
  const threadKey = idInAddress(page.URL) ?? row?.getAttribute('data-convid') ?? null
  return { root, senders, subject: readSubject(root), threadKey }
}

/** The conversation before stays in the pane until the next one has come. */
function isBetween(page: Document, { subject }: OutlookPane): boolean {
  const named = idInAddress(page.URL)
  const rows = fields.all(page, selectors.row)
  const selected = selectedRow(page)
  const isNamed = (row: Element): boolean => row.getAttribute('data-convid') === named
  if (named !== null && selected !== null && !isNamed(selected) && rows.some(isNamed)) return true
  return isOfAnotherRow(subject, selected, rows)
}

export const outlook = {
  id: 'outlook',
  selectors,

  matches: (page) =>
    page.body !== null &&
    /^https:\/\/outlook\.(?:live\.com|office\.com|office365\.com|cloud\.microsoft)\/(?:mail|calendar|people|host)\b/.test(
      page.URL,
    ),

  readPage(page): PageReading {
    const own = readOwnAddresses(page)
    if (!/^https:\/\/[^/]+\/mail\b/.test(page.URL)) return { kind: 'none', ownAddresses: own }
    const drafts = findDrafts(page)
    const pane = findPane(page)
    const draft = pane === null ? drafts.at(-1) : draftInFront(page, drafts)
    if (draft != null) return readDraft(draft, own)
    if (pane === null)
      return idInAddress(page.URL) === null ? { kind: 'none', ownAddresses: own } : { kind: 'transition' }
    if (isBetween(page, pane)) return { kind: 'transition' }
    if (pane.senders.length === 0) throw new SelectorError('sender', selectors.sender, pane.root)
    const { root, senders } = pane
    const isOpen = (index: number): boolean => bodiesIn(ownBlock(root, senders, index)).length > 0
    const { messages, focus } = readConversation(senders.length, isOpen, (index) => readMessage(pane, index))
    const shown = hiddenAddresses(page, root, messages)
    return settled(page, pane.threadKey, { kind: 'message', ownAddresses: own, messages: shown, focus })
  },

  watched: (page) => ({
    targets: page.body === null ? [] : [page.body],
    frames: [],
    attributes: ['aria-selected', 'title'],
  }),

  nextLook: nextLookWhileUnsettled,

  readList: readOutlookList,
  chipPlace: outlookChipPlace,

  readBody(page) {
    const pane = findPane(page)
    return pane === null ? null : (bodiesIn(pane.root).at(-1) ?? null)
  },

  readEditor(page) {
    const drafts = findDrafts(page)
    return editable(fields.first(draftInFront(page, drafts) ?? drafts.at(-1) ?? page, outlookDraft.editor))
  },

  isSendControl: (element) => {
    const button = element.closest(outlookDraft.send.map(({ css }) => css).join())
    // "New mail" is a button of the same build, in the ribbon.
    return button !== null && button.closest('[data-app-section=Ribbon]') === null
  },

  isSendKey: isControlEnter,

  aside: asideByMargin,
} satisfies MailAdapter
