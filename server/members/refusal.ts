import type { InvitationFault } from '../../lib/messages/members-protocol'

/** What a member may not do to members, invitations or devices; the code and sentence are the answer. */
export class MemberRefusal extends Error {
  override readonly name = 'MemberRefusal'
  readonly code: 'forbidden' | 'notFound' | 'lastOwner' | 'badInvitation' | 'alreadyDone' | 'tooMany'

  /** Of a bad invitation: what is wrong with it. */
  readonly fault: InvitationFault | undefined

  constructor(code: MemberRefusal['code'], message: string, fault?: InvitationFault) {
    super(message)
    this.code = code
    this.fault = fault
  }
}
