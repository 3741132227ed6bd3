import { describe, expect, it } from 'vitest'
import { hasDisplay, readOptions } from '../../../scripts/start/options'

describe('the options of npm start', () => {
  it('opens a window where there is a display, and goes headless where there is none', () => {
    expect(readOptions([], 'linux', { DISPLAY: ':0' })).toEqual({ headless: false, lang: 'en', mailbox: 'auto' })
    expect(readOptions([], 'linux', {}).headless).toBe(true)
    expect(hasDisplay('darwin', {})).toBe(true)
    expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true)
  })

  it('takes what is asked for, and Chinese from the environment', () => {
    const asked = readOptions(['--headless', '--lang=zh-CN', '--mailbox=page'], 'darwin', {})
    expect(asked).toEqual({ headless: true, lang: 'zh-CN', mailbox: 'page' })
    expect(readOptions([], 'darwin', { LANG: 'zh_CN.UTF-8' }).lang).toBe('zh-CN')
  })
})
