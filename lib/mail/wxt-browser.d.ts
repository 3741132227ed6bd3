/** What `wxt prepare` would generate, so that a fresh clone type-checks without a build. Applies to the whole project. */
import 'wxt/browser'

declare module 'wxt/browser' {
  export interface WxtRuntime {
    getURL(path: string): string
  }
  export interface WxtI18n {
    getMessage(name: string, substitutions?: string | string[]): string
  }
}
