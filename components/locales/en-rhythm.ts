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
  /** On the chip that stands where health will, and in lists. */
  name: 'Rhythm',
  every: (days: number) => `every ${s(days, 'day')}`,
  seen: (gaps: number) => `${gaps} of 6 gaps`,
  silent: (days: number) => s(days, 'day'),
  heard: (day: string) => `wrote ${day}`,
  logMail: 'log mail',
  usual: (days: string) => `They usually write ${days === '1' ? 'every day' : `every ${days} days`} or sooner`,
  gaps: (seen: number) => `${s(seen, 'gap')} between their mails seen; 6 make a rhythm`,
  ours: (hours: string) => `You answer in ${hours} working hour${hours === '1' ? '' : 's'}`,
  theirs: (hours: string) => `They answer in ${hours} working hour${hours === '1' ? '' : 's'}`,
  people: (count: number) => (count === 1 ? 'one person only' : `${count} people of theirs wrote within a year`),
  newcomers: (count: number) => (count === 1 ? 'someone new in Cc' : `${count} new in Cc`),
  bounced: (count: number) => (count === 1 ? 'an address bounced' : `${count} addresses bounced`),
  departed: (count: number) => (count === 1 ? 'someone may have left' : `${count} may have left`),
  readUntil: (day: string) => `Inbox and Sent read until ${day}`,
  notRead: 'Inbox and Sent are not read for 30 days yet: nothing is called quiet or owed. “Scan this list” reads them.',
}
