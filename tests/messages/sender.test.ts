import { describe, expect, it } from 'vitest'
import { senderKind } from '../../lib/messages/sender'

const own = 'abcdefghijklmnop'

describe('the sender of a message', () => {
  it('is our content script in a page of the web', () => {
    expect(senderKind({ id: own, url: 'https://mail.test/?_task=mail', frameId: 0, tab: { id: 7 } }, own)).toBe(
      'content',
    )
  })

  it('is our sidebar, under its own or a dynamic host', () => {
    const frame = { id: own, frameId: 3, tab: { id: 7 } }
    expect(senderKind({ ...frame, url: `chrome-extension://${own}/sidebar.html#0` }, own)).toBe('sidebar')
    expect(senderKind({ ...frame, url: 'chrome-extension://0a1b2c3d/sidebar.html' }, own)).toBe('sidebar')
    expect(senderKind({ ...frame, url: 'moz-extension://11-22/sidebar.html' }, own)).toBe('sidebar')
  })

  it('is our full page', () => {
    expect(senderKind({ id: own, url: `chrome-extension://${own}/workspace.html#/plan/1` }, own)).toBe('page')
  })

  it.each([
    ['another extension', { id: 'other', url: 'chrome-extension://other/sidebar.html' }],
    ['another extension that says a page of ours', { id: 'other', url: `chrome-extension://${own}/sidebar.html` }],
    ['nobody with a url', { id: own }],
    ['a page of ours that sends nothing', { id: own, url: `chrome-extension://${own}/other.html` }],
    ['a file', { id: own, url: 'file:///sidebar.html', frameId: 0, tab: { id: 1 } }],
    ['a page of the web that has no tab', { id: own, url: 'https://mail.test/' }],
    ['a page of the web named like the sidebar from outside', { id: undefined, url: 'https://evil.test/sidebar.html' }],
  ])('is unknown when it is %s', (_, sender) => {
    expect(senderKind(sender, own)).toBe('unknown')
  })
})
