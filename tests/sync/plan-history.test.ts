/** A plan's history as the page asks a real server for it, and its lines as the editor's document has them. */
import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readMeta } from '../../lib/store/meta'
import { readPlanBlocks } from '../../lib/sync/plan-blocks'
import { openPlanDatabase } from '../../lib/sync/plan-database'
import { openPlan } from '../../lib/sync/plan-document'
import { listPlanVersions, readPlanVersion, restorePlanVersion } from '../../lib/sync/plan-history'
import type { ServerAccess } from '../../lib/sync/ticket'
import { afterThisTest, newMember, newTeam, until, type Client } from './team'

async function accessOf({ db }: Client): Promise<ServerAccess> {
  return { server: (await readMeta(db, 'server')) ?? '', token: (await readMeta(db, 'token')) ?? '' }
}

function addLine(doc: Y.Doc, text: string): void {
  const line = new Y.XmlElement('paragraph')
  line.insert(0, [new Y.XmlText(text)])
  doc.getXmlFragment('plan').push([line])
}

describe('a plan’s history', { timeout: 60_000 }, () => {
  it('is listed, read and restored, and the open plan follows', async () => {
    const team = await newTeam()
    const ann = await newMember(team, 'Ann')
    const plans = await openPlanDatabase(`plans-${crypto.randomUUID()}`)
    afterThisTest(() => plans.delete())
    const ending = new AbortController()
    afterThisTest(() => ending.abort())
    const plan = await openPlan('acme', { store: ann.db, plans, signal: ending.signal, mayConnect: true })
    const access = await accessOf(ann)
    expect(await listPlanVersions(access, 'acme')).toEqual({ ok: true, value: [] })

    addLine(plan.doc, 'one')
    expect(await plan.whenAcknowledged()).toBe(true)
    const listed = await listPlanVersions(access, 'acme')
    const first = listed.ok ? (listed.value[0]?.id ?? '') : ''
    expect(listed.ok && listed.value).toMatchObject([{ memberIds: [await readMeta(ann.db, 'memberId')], added: 3 }])
    addLine(plan.doc, 'two')
    expect(await plan.whenAcknowledged()).toBe(true)

    const version = await readPlanVersion(access, 'acme', first)
    expect(version.ok && version.value.map(({ text }) => text)).toEqual(['one'])
    expect(await restorePlanVersion(access, 'acme', first)).toMatchObject({ ok: true, value: expect.any(String) })
    await until(() => readPlanBlocks(plan.doc).length === 1)
    expect(await restorePlanVersion(access, 'acme', '1')).toEqual({ ok: false, reason: 'notFound' })
    expect(await readPlanVersion(access, 'acme', '1')).toEqual({ ok: false, reason: 'notFound' })
    await plan.close()
    await team.stop()
    expect(await listPlanVersions(access, 'acme')).toEqual({ ok: false, reason: 'unreachable' })
    await team.start()
  })
})

type Made = [name: string, attributes: Record<string, string>, children: (Made | string)[]]

function make([name, attributes, children]: Made): Y.XmlElement {
  const element = new Y.XmlElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.insert(
    0,
    children.map((child) => (typeof child === 'string' ? new Y.XmlText(child) : make(child))),
  )
  return element
}

const paragraph = (text: string): Made => ['paragraph', {}, [text]]

describe('a plan’s lines', () => {
  it('are those of headings, lists within lists, quotes, code and breaks', () => {
    const doc = new Y.Doc()
    const made: Made[] = [
      ['heading', { level: '2' }, ['Goals']],
      [
        'bulletList',
        {},
        [
          [
            'listItem',
            {},
            [
              paragraph('stock'),
              paragraph('more'),
              [
                'orderedList',
                { start: '3' },
                [
                  ['listItem', {}, [paragraph('three')]],
                  ['listItem', {}, [paragraph('four')]],
                ],
              ],
            ],
          ],
        ],
      ],
      ['blockquote', {}, [paragraph('said'), paragraph('again')]],
      ['codeBlock', {}, ['SKU']],
      ['horizontalRule', {}, []],
      ['paragraph', {}, ['a', ['hardBreak', {}, []], 'b']],
    ]
    doc.getXmlFragment('plan').insert(0, made.map(make))
    expect(readPlanBlocks(doc).map(({ kind, level, ordinal, text }) => [kind, level, ordinal, text])).toEqual([
      ['heading', 2, 0, 'Goals'],
      ['bullet', 1, 0, 'stock'],
      ['paragraph', 1, 0, 'more'],
      ['number', 2, 3, 'three'],
      ['number', 2, 4, 'four'],
      ['quote', 0, 0, 'said'],
      ['quote', 0, 0, 'again'],
      ['code', 0, 0, 'SKU'],
      ['rule', 0, 0, ''],
      ['paragraph', 0, 0, 'a\nb'],
    ])
  })

  it('that look different have another format, and a nest without end is not followed', () => {
    const doc = new Y.Doc()
    const [plain, bold] = [new Y.XmlElement('paragraph'), new Y.XmlElement('paragraph')]
    doc.getXmlFragment('plan').insert(0, [plain, bold])
    plain.insert(0, [new Y.XmlText('word')])
    const text = new Y.XmlText()
    bold.insert(0, [text])
    text.insert(0, 'word', { bold: true })
    const [first, second] = readPlanBlocks(doc)
    expect(first?.text).toBe(second?.text)
    expect(first?.format).not.toBe(second?.format)

    const deep = new Y.Doc()
    let parent: Y.XmlFragment = deep.getXmlFragment('plan')
    for (let depth = 0; depth < 5000; depth += 1) {
      const quote = new Y.XmlElement('blockquote')
      parent.insert(0, [quote])
      parent = quote
    }
    expect(readPlanBlocks(deep)).toEqual([])
  })
})
