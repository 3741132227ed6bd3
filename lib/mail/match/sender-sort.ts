/** Persons, roles, addresses that take no answer, and bulk mail, told apart (PRODUCT R4). */
import { sortOfAddress } from '../../domain/address-sort'
import type { MessageTrait } from '../../messages/page-report'
import type { SenderSort } from '../match-result'

/** By local part and by what page or headers tell of the message. @param address null where the page hides it */
export function senderSort(address: string | null, traits: readonly MessageTrait[]): SenderSort {
  const sort = address === null ? 'person' : sortOfAddress(address)
  return sort !== 'noReply' && traits.includes('bulk') ? 'bulk' : sort
}
