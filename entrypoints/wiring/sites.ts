/** The sites that Sidelight reads: those of the manifest, and each that a person granted. */
import { browser } from 'wxt/browser'
import type { Site } from '../../components/workspace/sites-page'

/** A match pattern without its path and wildcards, as a person would say it. */
function hostOf(pattern: string): string {
  return pattern.replace(/^[^/]*\/\//, '').replace(/\/.*$/, '')
}

export async function loadSites(): Promise<Site[]> {
  const { origins = [] } = await browser.permissions.getAll()
  const declared = new Set(browser.runtime.getManifest().host_permissions ?? [])
  return origins
    .map((origin) => ({ origin, host: hostOf(origin), isBuiltIn: declared.has(origin) }))
    .toSorted((a, b) => Number(a.isBuiltIn) - Number(b.isBuiltIn) || a.host.localeCompare(b.host))
}

/** The match pattern of one site, for the browser to grant. Ports are no part of a pattern. */
export function patternOf(origin: string): string {
  const { protocol, hostname } = new URL(origin)
  return `${protocol}//${hostname}/*`
}

/** Asks the browser; has to be called within a person's click. The background registers what is granted. */
export function switchOn(origin: string): Promise<boolean> {
  return browser.permissions.request({ origins: [patternOf(origin)] })
}

export function switchOff(pattern: string): Promise<boolean> {
  return browser.permissions.remove({ origins: [pattern] })
}
