/**
 * Markup of real webmail pages, read in place in ../shared/data/dom and never copied; personal data in it are replaced. A capture is a
 * piece of a page: what stands around it is written here.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gmail } from '../../lib/mail/adapters/gmail'
import { outlook } from '../../lib/mail/adapters/outlook'
import { qqmail } from '../../lib/mail/adapters/qqmail'
import type { MailAdapter } from '../../lib/mail/adapter'
import { openPage } from './adapter-pages'
import { readFixture } from './page-fixture'

const folder = join(import.meta.dirname, '../../../shared/data/dom')

/** False in a clone of the project alone. */
export const hasCaptures = existsSync(folder)

const capture = (name: string): string => readFileSync(join(folder, name), 'utf8')

export interface Captured {
  adapter: MailAdapter
  /** What was captured, where and when. */
  name: string
  /** Reads the capture; only where there are captures. */
  page: () => Document
  /** Fields that stand in what is written around the capture, and so show nothing. */
  written?: readonly string[]
  expected: object
  rows?: object[]
  /** Text of the body as the capture holds it, where it holds one. */
  body?: string
}

const shownAt = (...parts: [number, number, number, number, number]) => new Date(...parts).toISOString()
const gmailSite = 'https://mail.google.com/mail/u/0/'
const heading = '<h2 class="hP">Subject</h2>'
const collapsed = {
  at: shownAt(2019, 11, 26, 22, 53),
  people: [{ name: 'Александр', address: 'sender.two@example.com' }],
}

export const captures: readonly Captured[] = [
  {
    adapter: gmail,
    name: 'header of an open message, English, 2025-08',
    written: ['subject'],
    page: () =>
      openPage({
        html: `<html lang="en"><body>${heading}<div class="adn ads">${capture('gmail-2025-08-open-message-header.en.html')}</div></body></html>`,
        url: `${gmailSite}#inbox/${BigInt('1800000000000000001').toString(16)}`,
      }),
    expected: {
      kind: 'message',
      messages: [
        {
          threadKey: 'f:1800000000000000001',
          pageKey: 'f:1800000000000000001',
          at: shownAt(2025, 7, 20, 13, 19),
          people: [
            { role: 'from', name: 'Sender One', address: 'sender.one@example.com' },
            { role: 'to', name: 'list-one', address: 'list-one@lists.example.com' },
          ],
        },
      ],
    },
    body: 'body removed',
  },
  {
    adapter: gmail,
    name: 'collapsed messages, Russian, 2020-01',
    written: ['subject', 'thread'],
    page: () =>
      openPage({
        html: `<html lang="ru"><body>${heading}<div role="list">${capture('gmail-2020-01-collapsed-messages.ru.html')}</div></body></html>`,
        url: `${gmailSite}#inbox/16f438e906b36dac`,
      }),
    expected: { kind: 'message', messages: [collapsed, collapsed] },
  },
  {
    adapter: gmail,
    name: 'list row, Russian, 2020-01',
    page: () =>
      openPage({
        html: `<html lang="ru"><body>${capture('gmail-2020-01-list-row.ru.html')}</body></html>`,
        url: `${gmailSite}#inbox`,
      }),
    expected: { kind: 'none' },
    rows: [
      {
        key: 'f:1654009536642772396',
        threadKey: 'f:1654009536642772396',
        people: [{ role: 'from', name: 'Александр', address: 'sender.two@example.com' }],
        at: shownAt(2019, 11, 26, 22, 54),
      },
    ],
  },
  {
    adapter: outlook,
    name: 'reading pane with its list and mailbox, German, 2025',
    page: () =>
      openPage({
        html: `<html lang="de"><body>${capture('outlook-2025-own-mailbox-root.html')}${capture('outlook-2025-reading-pane.de.html')}</body></html>`,
        url: 'https://outlook.live.com/mail/0/inbox',
      }),
    expected: {
      kind: 'message',
      ownAddresses: ['owner@outlook.example'],
      messages: [
        {
          threadKey: 'AQQkADAwATMwMAItYjBiZi03YmY3LTAwAi0wMAoAEABjgKbAj7DwSKnW58xs6QY7',
          people: [
            { role: 'from', name: '', address: 'sender@example.com' },
            { role: 'to', name: '', address: 'recipient@example.com' },
          ],
        },
      ],
    },
    rows: [{ key: 'AQQkADAwATMwMAItYjBiZi03YmY3LTAwAi0wMAoAEABjgKbAj7DwSKnW58xs6QY7', people: [] }],
    body: 'This is a regular message body.',
  },
  {
    adapter: qqmail,
    name: 'message, Chinese, 2018-01',
    written: ['own address'],
    page: () =>
      openPage({
        html: readFixture('qqmail-top.html'),
        url: 'https://mail.qq.com/cgi-bin/frame_html?sid=abc',
        frames: {
          'iframe#mainFrame': {
            html: `<html><body>${capture('qqmail-2018-01-readmail-header.html')}</body></html>`,
            url: 'https://mail.qq.com/cgi-bin/readmail?t=readmail',
          },
        },
      }),
    expected: {
      kind: 'message',
      messages: [
        {
          pageKey: '390000000191630792202648542861',
          subject: '开始使用你的邮箱',
          at: shownAt(2017, 9, 28, 11, 57),
          people: [
            { role: 'from', name: 'QQ邮箱管理员', address: '10000@qq.com' },
            { role: 'to', name: '收件人四', address: 'recipient.four@example.com' },
          ],
        },
      ],
    },
    body: 'body removed',
  },
]
