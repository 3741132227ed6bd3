/** Hostile input from the network: whatever a server sends, the rep's own work goes on and is kept. */
import { randomBytes } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { v7 as uuidv7 } from 'uuid'
import type { WebSocket } from 'ws'
import { emptyAccount, emptyContact } from '../../lib/domain/default-account'
import { writeMessage } from './mail/write-message'
import { editorOf, openPlan, textOf } from './plan-page'
import { expectAccount, startRep, type Rep } from './rep'
import { mailboxOwner, requireWebmail, type RunningWebmail } from './setup/running-webmail'
import { startHostileServer, welcome, type HostileServer } from './team/hostile-server'
import * as roundcube from './webmail/roundcube-page'

const now = '2026-05-01T08:00:00.000Z'
const good = { ...emptyAccount(uuidv7(), 'Acme Ltd', now), domains: ['acme.test'] }
const contact = { ...emptyContact(uuidv7(), 'Kim Acme', now), emails: ['kim@acme.test'], accountIds: [good.id] }
const broken = { ...emptyAccount(uuidv7(), 'Broken', now), domains: 'not a list', createdAt: 17 }

let webmail: RunningWebmail
let user: string
let uid: number

test.beforeAll(async () => {
  webmail = requireWebmail()
  user = mailboxOwner(6)
  const [first = 0] = await webmail.seed(user, [
    writeMessage({ from: 'Kim Acme <kim@acme.test>', to: user, subject: 'A question' }),
  ])
  uid = first
})

/** Rows as they should be, but for one that fails its schema. */
function answerRows(socket: WebSocket): void {
  const records = [
    { collection: 'accounts', id: broken.id, seq: 1, record: broken },
    { collection: 'accounts', id: good.id, seq: 2, record: good },
    { collection: 'contacts', id: contact.id, seq: 3, record: contact },
  ]
  socket.on('message', (data) => {
    const frame: unknown = JSON.parse(Buffer.isBuffer(data) ? data.toString() : '{}')
    if (typeof frame !== 'object' || frame === null || !('type' in frame)) return
    if (frame.type === 'hello') socket.send(JSON.stringify({ ...welcome, head: 3 }))
    if (frame.type === 'pull' && 'request' in frame)
      socket.send(
        JSON.stringify({ type: 'pulled', request: frame.request, epoch: 'epoch-1', records, cursor: 3, more: false }),
      )
    if (frame.type === 'ping') socket.send(JSON.stringify({ type: 'pong' }))
  })
}

async function withRep(server: HostileServer, work: (rep: Rep) => Promise<void>): Promise<void> {
  const rep = await startRep({ webmail, user, joinCode: server.joinCode })
  try {
    await work(rep)
  } finally {
    await rep.close()
    await server.close()
  }
}

test('a row that fails its schema is kept aside, and those after it arrive', async () => {
  const server = await startHostileServer((socket, path) => {
    if (path.startsWith('/v1/rows')) answerRows(socket)
  })
  await withRep(server, async (rep) => {
    await roundcube.openFullPage(rep.page, webmail, uid)
    await expectAccount(rep, 'Acme Ltd')
    const page = await rep.browser.fullPage('workspace.html')
    await expect(page.getByTestId('nav-accounts')).toBeVisible()
  })
})

test('a rows socket that sends garbage does not stop the rep from logging', async () => {
  const server = await startHostileServer((socket) => {
    for (const garbage of ['', '{', 'null', '[]', '{"type":"welcome"}', '{"type":"constructor"}', '9'.repeat(100_000)])
      socket.send(garbage)
    socket.send(randomBytes(4096))
  })
  await withRep(server, async (rep) => {
    await roundcube.openFullPage(rep.page, webmail, uid)
    const sidebar = await rep.sidebar()
    await sidebar.getByTestId('add').click()
    await expect(sidebar.getByTestId('card')).toBeVisible()
    await sidebar.getByTestId('log').click()
    await expect(sidebar.getByTestId('logged')).toBeVisible()
    await expect(sidebar.getByTestId('sync')).not.toHaveAttribute('data-status', 'upToDate')
    expect(server.opened.length).toBeGreaterThan(0)
  })
})

test('truncated sync frames on the plan’s socket lose nothing of what is written', async () => {
  const truncated = [[0], [0, 0], [0, 2, 200], [0, 1, 255, 255, 255], [1, 5, 1], [200]]
  const server = await startHostileServer((socket, path) => {
    if (path.startsWith('/v1/rows')) answerRows(socket)
    else for (const frame of truncated) socket.send(Uint8Array.from(frame))
  })
  await withRep(server, async (rep) => {
    await roundcube.openFullPage(rep.page, webmail, uid)
    await expectAccount(rep, 'Acme Ltd')
    const plan = await openPlan(rep, good.id)
    await editorOf(plan).focus()
    await plan.keyboard.type('Nothing of this is lost.')
    await expect.poll(() => server.opened.some((path) => path.includes('/documents/'))).toBe(true)
    await plan.reload()
    await editorOf(plan).waitFor()
    await expect.poll(() => textOf(plan)).toContain('Nothing of this is lost.')
    await expect(plan.getByTestId('plan-save')).not.toHaveAttribute('data-state', 'team')
  })
})
