import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'

vi.mock('wxt/browser', () => ({ browser: fakeBrowser }))
const { forgetGenericSites, registerSites, rememberGenericSite } =
  await import('../../entrypoints/background/webmail-sites')

interface Script {
  id: string
  js: string[]
}
let registered: Script[] = []
const site = 'https://mail.example.org/*'

beforeEach(() => {
  fakeBrowser.reset()
  registered = []
  Object.assign(fakeBrowser.runtime, {
    getManifest: () => ({ content_scripts: [{ matches: ['https://mail.google.com/*'] }] }),
  })
  Object.assign(fakeBrowser, {
    permissions: { getAll: async () => ({ origins: [site, 'https://mail.google.com/*'] }) },
    scripting: {
      getRegisteredContentScripts: async () => registered,
      registerContentScripts: async (scripts: Script[]) => void registered.push(...scripts),
      unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
        registered = registered.filter(({ id }) => !ids.includes(id))
      },
    },
  })
})

const scripts = (): string[][] => registered.map(({ js }) => js)
const adapterAlone = ['/content-scripts/roundcube.js']
const withGeneric = [...adapterAlone, '/generic.js']

describe('sites that are switched on', () => {
  it('begin with the generic reader once it has read a message there', async () => {
    await registerSites()
    expect(scripts()).toEqual([adapterAlone])
    await rememberGenericSite('https://mail.example.org:8443/inbox?x#y')
    await rememberGenericSite('https://mail.example.org/again')
    expect(scripts()).toEqual([withGeneric])
    expect(await fakeBrowser.storage.local.get('genericSites')).toEqual({ genericSites: [site] })
  })

  it('remember no site that is not granted, and none of the manifest', async () => {
    for (const url of ['https://other.example/', 'https://mail.google.com/mail/', 'no address'])
      await rememberGenericSite(url)
    expect(await fakeBrowser.storage.local.get('genericSites')).not.toHaveProperty('genericSites', expect.anything())
  })

  it('begin with their adapter again after an update', async () => {
    await rememberGenericSite('https://mail.example.org/')
    await forgetGenericSites()
    await registerSites()
    expect(scripts()).toEqual([adapterAlone])
  })
})
