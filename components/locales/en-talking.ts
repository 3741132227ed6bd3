/**
 * Talking points in English: a handful to start from, until a team writes its own (PRODUCT A3). They go to the customer, so that the
 * customer's language picks the module, not the reader's.
 */
export const enTalking = {
  reply: ['Thank you for your message, and sorry to have kept you waiting. Here is where we stand:'],
  quiet: [
    'It has been a while since we last spoke. How have things gone since?',
    'Would a short call next week suit you? I have two ideas for you.',
  ],
  renewal: [
    'Your contract is up for renewal soon. May I show you what the past year has brought, and what comes next?',
  ],
  promise: ['As promised, here is what you asked me for:'],
  atRisk: ['I would like to understand what has not gone well on our side. When may I call you?'],
  prospect: ['What would have to be true for this to be worth it to you?'],
  onboarding: ['How are the first weeks going? Is there anything your people still find hard?'],
  onTrack: ['Is there anything that you would like us to do better this quarter?'],
}
