import { Doc } from 'yjs'

/**
 * A document that tells nothing where nobody listens. A transaction of Yjs tells of eight moments, and for each lib0's `emit` makes a
 * list of its listeners, which are none: a twentieth of what an edit costs the server.
 */
export class QuietDoc extends Doc {
  override emit(...[name, args]: Parameters<Doc['emit']>): void {
    // oxlint-disable-next-line no-underscore-dangle -- lib0's own name for its listeners, and no other way to ask for them.
    if (this._observers.has(name)) super.emit(name, args)
  }
}
