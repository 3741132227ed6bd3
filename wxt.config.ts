import { preact } from '@preact/preset-vite'
import { defineConfig } from 'wxt'

/** Webmails with an adapter whose hosts are public; every other site is asked for one at a time. */
const webmailHosts = [
  'https://mail.google.com/*',
  'https://outlook.live.com/*',
  'https://outlook.office.com/*',
  'https://outlook.office365.com/*',
  'https://outlook.cloud.microsoft/*',
  'https://mail.yahoo.com/*',
  'https://mail.aol.com/*',
  'https://mail.proton.me/*',
  'https://app.fastmail.com/*',
  'https://www.fastmail.com/*',
  'https://mail.qq.com/*',
  'https://wx.mail.qq.com/*',
  'https://mail.163.com/*',
  'https://mail.126.com/*',
  'https://mail.yeah.net/*',
]
/** Granted in `--mode e2e` only, where tests and the demo mailbox live. */
const loopbackHosts = ['http://127.0.0.1/*', 'http://localhost/*', 'http://*.test/*', 'https://*.test/*']

const sidebarResource = { resources: ['sidebar.html'], matches: ['https://*/*', 'http://*/*'] }

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  outDir: '.output',
  vite: () => ({ plugins: [preact()], build: { target: ['chrome120', 'firefox128'] } }),
  hooks: {
    'config:resolved': (wxt) => {
      if (wxt.config.command === 'build' && process.argv.includes('zip') && wxt.config.mode === 'e2e')
        throw new Error(
          'The e2e mode grants loopback hosts and is for tests and the demo only; zip a production build.',
        )
    },
  },
  manifest: ({ mode, browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    // activeTab: the popup may name the site it was opened on, and ask for it; it grants nothing beyond that click.
    permissions: ['storage', 'unlimitedStorage', 'scripting', 'alarms', 'activeTab'],
    // Work in the mail itself too, where the sidebar hears no key; what a person set in the browser stays.
    commands: {
      cover: { suggested_key: { default: 'Alt+Shift+P' }, description: '__MSG_commandCover__' },
      fold: { suggested_key: { default: 'Alt+Shift+S' }, description: '__MSG_commandFold__' },
    },
    host_permissions: mode === 'e2e' ? [...webmailHosts, ...loopbackHosts] : webmailHosts,
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    // Firefox adds `upgrade-insecure-requests` to its default policy, which would turn ws://127.0.0.1 into wss.
    content_security_policy: { extension_pages: "script-src 'self'; object-src 'none'" },
    // The dynamic URL hides us from pages; in a cross-origin isolated page it cannot load, and the static one serves.
    web_accessible_resources: [
      ...(browser === 'firefox' ? [] : [{ ...sidebarResource, use_dynamic_url: true }]),
      sidebarResource,
    ],
    ...(browser === 'firefox'
      ? { browser_specific_settings: { gecko: { id: 'sidelight@sidelight.example', strict_min_version: '128.0' } } }
      : { minimum_chrome_version: '120' }),
  }),
})
