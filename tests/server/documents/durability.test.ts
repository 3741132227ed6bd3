import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { closeCodes } from '../../../lib/messages/sync-protocol'
import { StorageError, type Storage } from '../../../server/storage/storage'
import { DocumentClient, openPlan, textOf, typed } from '../document-client'
import { openTestStorage, startServer, temporaryFolder } from '../running-server'
import { spawnServer } from '../spawned-server'
import { eventually } from '../eventually'

/** A storage whose appends wait to be let go, or fail. */
function gated(storage: Storage): { storage: Storage; appends: (() => void)[]; failNext: () => void } {
  const appends: (() => void)[] = []
  let isFailing = false
  const append: Storage['appendUpdate'] = async (...given) => {
    if (isFailing) {
      isFailing = false
      throw new StorageError('disk full')
    }
    await new Promise<void>((resolve) => appends.push(resolve))
    return storage.appendUpdate(...given)
  }
  const wrapped = new Proxy(storage, {
    get(target, name) {
      if (name === 'appendUpdate') return append
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  return {
    storage: wrapped,
    appends,
    failNext: () => {
      isFailing = true
    },
  }
}

describe('on disk before anyone is told', () => {
  it('neither the others nor the writer hear of an update that is not on disk yet', async () => {
    const gate = gated(openTestStorage())
    const server = await startServer({ storage: gate.storage })
    const ann = await DocumentClient.open(server, 'acme', await server.addDevice('Ann'))
    const bob = await DocumentClient.open(server, 'acme', await server.addDevice('Bob'))
    await bob.acknowledged()
    ann.write(typed('hello'))
    await eventually(() => expect(gate.appends).toHaveLength(1))
    const acknowledged = ann.acknowledged()
    // Bob asks too: what he gets must not hold what could still be lost.
    const asked = bob.acknowledged()
    const late = await DocumentClient.open(server, 'acme', await server.addDevice('Cleo'))
    await eventually(() => expect(late.messages.some(({ kind }) => kind === 'step1')).toBe(true))
    expect({ ann: ann.answers(), bobUpdates: bob.updates(), bobAnswers: bob.answers().length }).toEqual({
      ann: [],
      bobUpdates: [],
      bobAnswers: 1,
    })
    for (const release of gate.appends) release()
    expect(textOf(await acknowledged)).toBe('hello')
    expect(textOf(await asked)).toBe('hello')
    expect(textOf(...bob.updates())).toBe('hello')
  })

  it('a write that fails confirms nothing, closes with 4500, and what others then read is what the disk has', async () => {
    const gate = gated(openTestStorage())
    const server = await startServer({ storage: gate.storage })
    const device = await server.addDevice('Ann')
    const ann = await DocumentClient.open(server, 'acme', device)
    ann.write(typed('kept '))
    await eventually(() => expect(gate.appends).toHaveLength(1))
    gate.appends[0]?.()
    await ann.acknowledged()
    const bob = await DocumentClient.open(server, 'acme', await server.addDevice('Bob'))
    await bob.acknowledged()
    gate.failNext()
    ann.write(typed('lost'))
    expect((await ann.closed).code).toBe(closeCodes.storageFailed)
    expect((await bob.closed).code).toBe(closeCodes.storageFailed)
    expect(bob.updates()).toEqual([])
    const again = await DocumentClient.open(server, 'acme', device)
    expect(textOf(await again.acknowledged())).toBe('kept ')
  })

  it('a full disk: refused, nothing else broken, and small writes go on', async () => {
    const storage = openTestStorage({ maxPages: 220 })
    const server = await startServer({ storage })
    const device = await server.addDevice('Ann')
    const ann = await DocumentClient.open(server, 'acme', device)
    ann.write(typed('x'.repeat(900_000)))
    expect((await ann.closed).code).toBe(closeCodes.storageFailed)
    const again = await DocumentClient.open(server, 'acme', device)
    again.write(typed('small'))
    expect(textOf(await again.acknowledged())).toBe('small')
  })

  it(
    'the kernel saw an fsync between the update’s arrival and the first byte of it to the other socket',
    { timeout: 60_000 },
    async (context) => {
      if (spawnSync('strace', ['-V']).status !== 0) {
        console.info('skipped: there is no strace here to watch the system calls with')
        context.skip()
      }
      const server = await spawnServer(temporaryFolder())
      const place = { socketUrl: server.socketUrl, workspaceId: server.workspaceId }
      const bob = await openPlan(place, server.device, 'acme')
      const ann = await openPlan(place, server.device, 'acme')
      const trace = join(temporaryFolder(), 'trace')
      const marker = 'MARKER-OF-THE-TEST'
      const options = ['-f', '-s', '400', '-e', 'trace=read,readv,recvfrom,write,writev,sendto,sendmsg,fsync,fdatasync']
      const strace = spawn('strace', [...options, '-p', String(server.pid), '-o', trace], { stdio: 'pipe' })
      onTestFinished(() => void strace.kill('SIGINT'))
      await new Promise<void>((resolve, reject) => {
        strace.stderr.on('data', (text: Buffer) => (text.includes('attached') ? resolve() : undefined))
        strace.once('exit', () => reject(new Error('strace ended before it was attached')))
      })
      ann.text.insert(0, marker)
      await eventually(() => expect(bob.text.toJSON()).toContain(marker))
      await eventually(() => expect(orderOf(readFileSync(trace, 'utf8'), marker)).toContain('sent'))
      const order = orderOf(readFileSync(trace, 'utf8'), marker)
      const firstSent = order.indexOf('sent')
      expect(order.slice(0, firstSent)).toContain('synced')
      console.info(`system calls until the other was told: ${order.slice(0, firstSent + 1).join(', ')}`)
    },
  )
})

/** The calls that matter. From a client a frame comes masked, so the marker is seen first when it is written to a socket. */
function orderOf(trace: string, marker: string): string[] {
  return trace.split('\n').flatMap((line) => {
    if (/\bf(data)?sync\(/.test(line)) return ['synced']
    // The database's own pages hold it as well; a frame of a socket starts with its binary opcode, 0x82.
    return line.includes(marker) && /\b(write|writev|sendto|sendmsg)\(\d+, .{0,20}"\\202/.test(line) ? ['sent'] : []
  })
}
