/** English words of what one's own mailbox tells. */
const s = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

export const enRhythm = {
  source: 'my mailbox',
  sourceHint: 'Told by this browser’s own mailbox alone. Colleagues see their own.',
  title: 'My mailbox',
  last: (received: string | null, sent: string | null) =>
    [
      received === null ? 'nothing received' : `received ${received}`,
      sent === null ? 'nothing sent' : `sent ${sent}`,
    ].join(', '),
  usual: (days: string) => `usually every ${days} days`,
  ours: (hours: string) => `you answer in ${hours} h`,
  theirs: (hours: string) => `they answer in ${hours} h`,
  working: 'working hours',
  people: (count: number) => (count === 1 ? 'one person only' : s(count, 'person').replace('persons', 'people')),
  newcomers: (count: number) => (count === 1 ? 'someone new in Cc' : `${count} new in Cc`),
  bounced: (count: number) => (count === 1 ? 'one address bounced' : `${count} addresses bounced`),
  departed: (count: number) => (count === 1 ? 'one may have left' : `${count} may have left`),
  notRead: 'Inbox and Sent have not been read for 30 days: nothing is called quiet or owed.',
  scan: 'Read them',
}
