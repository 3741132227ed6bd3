/** What a reader needs only at times, loaded when it does: the message list and its chips, text for a draft, originals, the self-test. */
import type { ListReport } from '../messages/list-report'
import { insertInDrafts } from './draft-insert'
import { withList } from './generic/read-list'
import { watchList } from './list-watch'
import { findOriginals } from './originals/find-originals'
import type { PageTools, Reader } from './reader'
import { readSelection } from './selection'
import { fieldsBefore, testReading } from './self-test'

export function createPageTools(reader: Reader): PageTools {
  const { page, signal, failedBefore } = reader
  const adapter = withList(reader.adapter)
  const ownAddresses = (): string[] => reader.ownAddresses()
  // In a task of its own: reading a long list and making room in it takes most of a frame.
  const onList = (report: ListReport): void => void setTimeout(() => reader.tell({ type: 'list-report', report }))
  const list = watchList({ page, adapter, ownAddresses, onList, signal })
  const drafts = insertInDrafts(page, adapter, signal)
  return {
    hear(message) {
      if (message.type === 'sidebar-list') list.want(message.isWanted)
      if (message.type === 'sidebar-chips') list.draw(message.sequence, message.chips)
      if (message.type === 'sidebar-insert') reader.tell({ type: 'inserted', isTaken: drafts.insert(message.text) })
      if (message.type === 'sidebar-selection') reader.tell({ type: 'selection', text: readSelection(page, adapter) })
      if (message.type === 'sidebar-self-test') {
        const failed = failedBefore === null ? [] : fieldsBefore(page, failedBefore)
        reader.tell({ type: 'self-test', test: testReading(page, adapter, failed) })
      }
    },
    look: (reading) => drafts.look(reading),
    findOriginals,
  }
}
