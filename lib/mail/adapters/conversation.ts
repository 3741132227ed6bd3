/** A conversation's messages as a report may hold them. */
import { limits } from '../../messages/limits'
import type { ReadMessage } from '../adapter'

/**
 * The last messages, as many as a report may hold, and which of them is being read: the last one that is open.
 * @param count how many there are, oldest first
 */
export function readConversation(
  count: number,
  isOpen: (index: number) => boolean,
  read: (index: number) => ReadMessage,
): { messages: ReadMessage[]; focus: number } {
  const indexes = Array.from({ length: count }, (_, index) => index).slice(-limits.messagesPerReport)
  const open = indexes.findLastIndex(isOpen)
  return { messages: indexes.map(read), focus: open >= 0 ? open : indexes.length - 1 }
}
