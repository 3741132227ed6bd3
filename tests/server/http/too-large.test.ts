import { chromium } from 'playwright-core'
import { expect, it, onTestFinished } from 'vitest'
import { closeCodes, subprotocol } from '../../../lib/messages/sync-protocol'
import { chromiumPath } from '../../components/gallery/open-gallery'
import { startServer } from '../running-server'

if (chromiumPath === null)
  console.warn('No Chromium was found: what a browser hears of a frame too large is not looked at.')

// It is cut while it sends: the word has to be there before.
it.skipIf(chromiumPath === null)('a browser that sends a frame too large hears why', { timeout: 60_000 }, async () => {
  const server = await startServer()
  const device = await server.addDevice('Ann')
  const browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: ['--no-sandbox'] })
  onTestFinished(() => browser.close())
  const page = await browser.newPage()
  await page.goto(`${server.server.url}/health`)
  for (const megabytes of [9, 40]) {
    const given = { url: `${server.socketUrl}/v1/rows`, protocols: [subprotocol, await device.ticket()], megabytes }
    const code = await page.evaluate(
      ({ url, protocols, megabytes: size }) =>
        new Promise<number>((resolve) => {
          const socket = new WebSocket(url, protocols)
          socket.addEventListener('open', () => socket.send(new Uint8Array(size * 1_000_000)))
          socket.addEventListener('close', (event) => resolve(event.code))
        }),
      given,
    )
    expect(code).toBe(closeCodes.tooLarge)
  }
})
