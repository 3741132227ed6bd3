/**
 * What the content script hears, checked by hand: zod is half of the 15 KB that a content script may have. The background has parsed
 * each message by its schema (lib/messages/sidebar-messages.ts) before it hands it on; the tests hold these checks to it.
 */
import { limits } from '../messages/limits'
import type { ListChip, MountAnswer, SidebarLayout, SidebarMessage } from '../messages/sidebar-messages'

type Unknown = Readonly<Record<string, unknown>>

const tiers = ['strategic', 'growth', 'profit', 'basic', null] as const
const bands = ['healthy', 'watch', 'atRisk', null] as const

const isObject = (value: unknown): value is Unknown => typeof value === 'object' && value !== null
const isText = (value: unknown, most: number, least = 0): value is string =>
  typeof value === 'string' && value.length >= least && value.length <= most
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0
const isOneOf = <T>(value: unknown, all: readonly T[]): value is T => all.some((one) => one === value)

function readLayout(value: unknown): SidebarLayout | null {
  if (!isObject(value)) return null
  const { isFolded, width } = value
  if (typeof isFolded !== 'boolean' || !isCount(width) || width < 320 || width > 400) return null
  return { isFolded, width }
}

function readChip(value: unknown): ListChip | null {
  if (!isObject(value)) return null
  const { key, tier, band, label, title } = value
  const isWorded = isText(key, 500, 1) && isText(label, 40) && isText(title, 120)
  return isWorded && isOneOf(tier, tiers) && isOneOf(band, bands) ? { key, tier, band, label, title } : null
}

/** A message of the sidebar; null when it does not have the form of one. */
export function readSidebarMessage(value: unknown): SidebarMessage | null {
  if (!isObject(value)) return null
  const { type, sequence, chips, isWanted, text } = value
  if (
    type === 'sidebar-ready' ||
    type === 'sidebar-again' ||
    type === 'sidebar-self-test' ||
    type === 'sidebar-selection'
  )
    return { type }
  if (type === 'sidebar-list') return typeof isWanted === 'boolean' ? { type, isWanted } : null
  if (type === 'sidebar-insert') return isText(text, limits.insertLength, 1) ? { type, text } : null
  if (type === 'sidebar-layout') {
    const layout = readLayout(value['layout'])
    return layout && { type, layout }
  }
  if (type !== 'sidebar-chips' || !isCount(sequence) || !Array.isArray(chips)) return null
  const read = chips.slice(0, limits.rowsPerList + 1).flatMap((chip) => readChip(chip) ?? [])
  return read.length === chips.length && read.length <= limits.rowsPerList ? { type, sequence, chips: read } : null
}

/** The background's answer to `mount`; null when it is none. */
export function readMountAnswer(value: unknown): MountAnswer | null {
  if (!isObject(value)) return null
  const { nonce } = value
  const layout = readLayout(value['layout'])
  return isText(nonce, 32) && /^[a-f0-9]{32}$/.test(nonce) && layout !== null ? { nonce, layout } : null
}
