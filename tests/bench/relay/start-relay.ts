/** The relay in a process of its own, as the team's server is. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { projectFolder } from '../../e2e/setup/project-paths'
import { findFreePorts } from '../../e2e/webmail/free-ports'
import { guardServices, startService, waitForService } from '../../e2e/webmail/service-process'
import { bundlePageScript } from '../bundle'
import { installMoments } from '../moments'

export interface Relay {
  /** Passes on at once. */
  bareUrl: string
  /** Passes on what is on disk. */
  fsyncUrl: string
  close: () => Promise<void>
}

export async function startRelay(): Promise<Relay> {
  const folder = await mkdtemp(join(tmpdir(), 'sidelight-relay-'))
  const [port = 0] = await findFreePorts(1)
  const command = [process.execPath, '--import', 'tsx', 'tests/bench/relay/relay-main.ts', String(port)] as const
  const service = startService('The relay', [...command, join(folder, 'frames')], {
    logFile: join(folder, 'relay.log'),
    folder: projectFolder,
  })
  const dismissGuard = guardServices([service.pid], folder)
  await waitForService(service, port)
  return {
    bareUrl: `ws://127.0.0.1:${port}/bare`,
    fsyncUrl: `ws://127.0.0.1:${port}/fsync`,
    close: async () => {
      await service.stop()
      dismissGuard()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Connects a page to both paths of the relay, and lets it tell its moments. */
export async function joinRelay(page: Page, { bareUrl, fsyncUrl }: Relay): Promise<void> {
  await installMoments(page)
  await page.evaluate(await bundlePageScript('relay-client'))
  await page.evaluate(`benchRelay.connect({ bare: ${JSON.stringify(bareUrl)}, fsync: ${JSON.stringify(fsyncUrl)} })`)
}
