/** Sites on the full page. */
import { useEffect, useState } from 'preact/hooks'
import { browser } from 'wxt/browser'
import { SitesPage, type Site } from '../../components/workspace/sites-page'
import { loadSites, switchOff, switchOn } from '../wiring/sites'

export function SitesRoute() {
  const [sites, setSites] = useState<Site[]>([])
  useEffect(() => {
    const read = (): void => {
      loadSites().then(setSites, (error: unknown) => console.error('The sites could not be read.', error))
    }
    read()
    browser.permissions.onAdded.addListener(read)
    browser.permissions.onRemoved.addListener(read)
    return () => {
      browser.permissions.onAdded.removeListener(read)
      browser.permissions.onRemoved.removeListener(read)
    }
  }, [])
  return (
    <SitesPage
      sites={sites}
      switchOn={async (origin) => ((await switchOn(origin)) ? 'on' : 'refused')}
      switchOff={(pattern) => {
        switchOff(pattern).catch((error: unknown) => console.error('The site was not switched off.', error))
      }}
    />
  )
}
