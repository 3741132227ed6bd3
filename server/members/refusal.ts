/** What a member may not do to members, invitations or devices; the code and sentence are the answer. */
export class MemberRefusal extends Error {
  override readonly name = 'MemberRefusal'
  readonly code: 'forbidden' | 'notFound' | 'lastOwner' | 'badInvitation' | 'alreadyDone'

  constructor(code: MemberRefusal['code'], message: string) {
    super(message)
    this.code = code
  }
}
