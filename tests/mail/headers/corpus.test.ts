import { existsSync } from 'node:fs'
import PostalMime, { type Address } from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { readHeaderBlock } from '../../../lib/mail/headers/read-header-block'
import type { Correspondent } from '../../../lib/messages/page-report'
import { readHeaderPeople, roles, sortedAddresses } from '../../e2e/corpus/header-people'
import { readCorpus, type CorpusMessage } from '../../e2e/corpus/read-corpus'

const corpus = '../shared/data/mail'

/** Where the two parsers read otherwise, and why ours is right. Any other difference fails. */
const differences: readonly { kind: string; where: RegExp }[] = [
  {
    kind: 'raw bytes, read in the charset that the message names: postal-mime shows replacement characters',
    where: /mail-parser\/resources_eml_legacy_0(?:09|10|15|16|17|18|20|22|23|24|25|26|27|50|51|52)\.eml$/,
  },
  {
    kind: 'UTF-7, which no browser decodes: the word stays as written, postal-mime shows its bytes',
    where: /mail-parser\/resources_eml_legacy_00[15]\.eml$/,
  },
  {
    kind: 'addresses without a comma between them: both are read, postal-mime takes one for the name',
    where: /raw_email_multiple_from\.eml$|raw_email_with_at_display_name\.eml$/,
  },
  {
    kind: 'an obsolete route, or blanks and escapes in comments (RFC 2822 A.5, A.6.1): postal-mime keeps pieces of them',
    where: /rfc2822_example1[01]\.eml$/,
  },
  {
    kind: 'a comment and no address, which is nobody: postal-mime takes it for a name',
    where: /delivery-status\.anonymized\.eml$/,
  },
]

const shownPeople = (people: readonly Correspondent[], role: Correspondent['role']): string[] =>
  people.filter((one) => one.role === role).map(({ name, address }) => `${name} <${address ?? ''}>`)

function theirPeople(addresses: Address | Address[] | undefined): string[] {
  const all = addresses === undefined ? [] : Array.isArray(addresses) ? addresses : [addresses]
  return all
    .flatMap((one) => (one.group === undefined ? [one] : one.group))
    .map(({ name, address }) => {
      const shown = name.replaceAll(/\s+/g, ' ').trim()
      return `${shown === address ? '' : shown} <${address ?? ''}>`
    })
}

async function compare({ raw }: CorpusMessage) {
  const ours = readHeaderBlock(new Uint8Array(raw))
  const addresses = readHeaderPeople(raw)
  const mail = await PostalMime.parse(raw)
  const theirs = { from: mail.from, sender: mail.sender, replyTo: mail.replyTo, to: mail.to, cc: mail.cc }
  return {
    isSameAddresses: roles.every((role) => {
      const read = sortedAddresses(ours.people.filter((one) => one.role === role).map((one) => one.address ?? ''))
      return read.join() === addresses[role].join()
    }),
    isSameNames: roles.every((role) => shownPeople(ours.people, role).join() === theirPeople(theirs[role]).join()),
    isSameMessage: (mail.messageId ?? '').replaceAll(/^<|>$|\s/g, '') === (ours.messageId ?? ''),
  }
}

describe('readHeaderBlock over mail of other projects', () => {
  it('reads the people as an independent parser does, but for what is named here', async ({ skip }) => {
    skip(!existsSync(corpus), `${corpus} is not there`)
    const messages = await readCorpus(corpus)
    const count = { isSameAddresses: 0, isSameNames: 0, isSameMessage: 0 }
    const found = new Map<string, number>()
    const unexplained: string[] = []
    for (const message of messages) {
      const same = await compare(message)
      for (const key of ['isSameAddresses', 'isSameNames', 'isSameMessage'] as const) count[key] += Number(same[key])
      if (same.isSameAddresses && same.isSameNames) continue
      const kind = differences.find(({ where }) => where.test(message.source))?.kind
      if (kind === undefined) unexplained.push(message.source)
      else found.set(kind, (found.get(kind) ?? 0) + 1)
    }
    const share = (equal: number): string =>
      `${equal} of ${messages.length} (${((100 * equal) / messages.length).toFixed(1)} %)`
    console.log(
      [
        `addresses of every role equal in ${share(count.isSameAddresses)}`,
        `names too in ${share(count.isSameNames)}; Message-ID in ${share(count.isSameMessage)}`,
        ...Array.from(found, ([kind, times]) => `  ${times} x ${kind}`),
      ].join('\n'),
    )
    expect(unexplained).toEqual([])
    expect(messages.length).toBeGreaterThan(200)
    expect(count.isSameAddresses / messages.length).toBeGreaterThan(0.98)
  })

  it('tells the bounces from the rest, and whom they did not reach', async ({ skip }) => {
    skip(!existsSync(corpus), `${corpus} is not there`)
    const messages = await readCorpus(corpus)
    const isReport = /^content-type:\s*multipart\/report[^]{0,200}delivery-status/im
    for (const { source, raw } of messages) {
      const head = raw.toString('latin1').split(/\r?\n\r?\n/, 1)[0] ?? ''
      const { traits } = readHeaderBlock(new Uint8Array(raw))
      const isExpected = isReport.test(head.replaceAll(/\r?\n[ \t]+/g, ' ')) || /^x-failed-recipients:/im.test(head)
      expect([source, traits.includes('bounce')]).toEqual([source, isExpected])
    }
  })
})
