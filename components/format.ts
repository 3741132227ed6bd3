/** Numbers, days, times and money in the language on screen, all by Intl. */
import type { Instant, Money } from '../lib/domain/model'
import { minorDigits } from '../lib/domain/money'
import { language, type Language } from './locale'

/** Day before month, as PRODUCT writes English dates. */
const tags: Record<Language, string> = { en: 'en-GB', 'zh-CN': 'zh-CN' }

const cache = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat | Intl.ListFormat>()

function cached<T extends Intl.DateTimeFormat | Intl.NumberFormat | Intl.ListFormat>(
  key: string,
  kind: new (...args: never[]) => T,
  make: (tag: string) => T,
): T {
  const full = `${language.value} ${key}`
  const known = cache.get(full)
  if (known instanceof kind) return known
  const made = make(tags[language.value])
  cache.set(full, made)
  return made
}

function dates(key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return cached(`date ${key}`, Intl.DateTimeFormat, (tag) => new Intl.DateTimeFormat(tag, options))
}

function numbers(key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return cached(`number ${key}`, Intl.NumberFormat, (tag) => new Intl.NumberFormat(tag, options))
}

/** `12 Mar`, `3月12日`; with the year when it is not `now`'s. Takes an instant or a day. */
export function formatDay(at: Instant, now: Date): string {
  const date = at.length === 10 ? new Date(`${at}T12:00:00`) : new Date(at)
  if (Number.isNaN(date.getTime())) return at
  return date.getFullYear() === now.getFullYear()
    ? dates('day', { day: 'numeric', month: 'short' }).format(date)
    : dates('dayYear', { day: 'numeric', month: 'short', year: 'numeric' }).format(date)
}

/** `Mar 2026`, `2026年3月`, of a `YYYY-MM`. */
export function formatMonth(month: string): string {
  const date = new Date(`${month}-15T12:00:00`)
  return Number.isNaN(date.getTime()) ? month : dates('month', { month: 'short', year: 'numeric' }).format(date)
}

/** `09:12` today, `12 Mar` on another day. */
export function formatMoment(at: Instant, now: Date): string {
  const date = new Date(at)
  return date.toDateString() === now.toDateString()
    ? dates('time', { hour: '2-digit', minute: '2-digit', hour12: false }).format(date)
    : formatDay(at, now)
}

/** `09:12`. */
export function formatTime(at: Instant): string {
  return dates('time', { hour: '2-digit', minute: '2-digit', hour12: false }).format(new Date(at))
}

/** `09:12:40`. */
export function formatClock(at: Instant): string {
  return dates('clock', { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false }).format(new Date(at))
}

/** `1,234.5`, at most one decimal. */
export function formatNumber(value: number): string {
  return numbers('plain', { maximumFractionDigits: 1 }).format(value)
}

/** An exchange rate: `7.8312`, `0.000062`. */
export function formatRate(rate: number): string {
  return numbers('rate', { maximumSignificantDigits: 8 }).format(rate)
}

/** `Monday`, `星期一`, of an ISO weekday. */
export function weekdayName(weekday: number): string {
  // The first of June 2026 is a Monday.
  return dates('weekday', { weekday: 'long' }).format(new Date(2026, 5, weekday, 12))
}

/** A share of 0..1 as `64%`. */
export function formatShare(share: number): string {
  return numbers('share', { style: 'percent', maximumFractionDigits: 0 }).format(share)
}

/** A share of those who stay: near the whole, where a tenth of a per cent is years, with one decimal (`99.7%`). */
export function formatRetention(share: number): string {
  return share <= 0.95
    ? formatShare(share)
    : numbers('stay', { style: 'percent', maximumFractionDigits: 1 }).format(share)
}

/** A change with its sign: 0.1 is `+10%`. */
export function formatChange(change: number): string {
  return numbers('change', { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' }).format(change)
}

/** Points with their sign: `+3`, `-6`. */
export function formatPoints(points: number): string {
  return numbers('points', { maximumFractionDigits: 0, signDisplay: 'exceptZero' }).format(points)
}

/** Money without minor units: `€1,240`, `¥8,600`. `units`: major units, where a sum is no stored amount. */
export function formatMoney(money: Money | { units: number; currency: string }): string {
  const format = numbers(`money ${money.currency}`, {
    style: 'currency',
    currency: money.currency,
    maximumFractionDigits: 0,
  })
  if ('units' in money) return format.format(money.units)
  return format.format(money.minor / 10 ** minorDigits(money.currency))
}

/** `Li, Chen and Anna`, `李、陈和安娜`. */
export function formatList(names: readonly string[]): string {
  return cached('list', Intl.ListFormat, (tag) => new Intl.ListFormat(tag, { type: 'conjunction' })).format(names)
}
