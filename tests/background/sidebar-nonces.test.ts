import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'

vi.mock('wxt/browser', () => ({ browser: fakeBrowser }))
const { makeNonce, redeemNonce } = await import('../../entrypoints/background/sidebar-nonces')

describe("a sidebar's nonce", () => {
  beforeEach(() => fakeBrowser.reset())

  it('is good once, for the tab it was made for', async () => {
    const nonce = await makeNonce(7)
    expect(nonce).toMatch(/^[a-f0-9]{32}$/)
    expect(await redeemNonce(nonce, 7)).toBe(true)
    expect(await redeemNonce(nonce, 7)).toBe(false)
  })

  it('is used up by another tab that tries it', async () => {
    const nonce = await makeNonce(7)
    expect(await redeemNonce(nonce, 8)).toBe(false)
    expect(await redeemNonce(nonce, 7)).toBe(false)
  })

  it('is redeemed once when two try at the same time', async () => {
    const nonce = await makeNonce(7)
    expect(await Promise.all([redeemNonce(nonce, 7), redeemNonce(nonce, 7)])).toEqual([true, false])
  })

  it('holds for a minute, and until the tab mounts anew', async () => {
    const nonce = await makeNonce(7, 1000)
    expect(await redeemNonce(nonce, 7, 62_000)).toBe(false)
    const first = await makeNonce(7)
    await makeNonce(7)
    expect(await redeemNonce(first, 7)).toBe(false)
  })

  it('does not hold when nobody made it', async () => {
    expect(await redeemNonce('0'.repeat(32), 7)).toBe(false)
    expect(await redeemNonce('constructor', 7)).toBe(false)
  })
})
