/** The card of a customer as most are. */
import type { Task } from '../../../../lib/domain/model'
import type { CardModel, OtherPerson } from '../../../../components/sidebar/view'
import { insight } from './insight'

export const task = (id: string, kind: Task['kind'], title: string, dueOn: string | null): Task => ({
  id,
  accountId: 'a1',
  contactId: null,
  kind,
  title,
  ownerId: 'm1',
  dueOn,
  doneAt: null,
  createdAt: '2026-03-01T00:00:00.000Z',
  deletedAt: null,
})

export const others: OtherPerson[] = [
  { name: 'Chen Jie', address: 'chen@hengda.example', kind: 'customer', accountName: 'Hengda Textile' },
  { name: 'Li Na', address: 'li@ours.example', kind: 'colleague', accountName: null },
  { name: '', address: 'someone@else.example', kind: 'unknown', accountName: null },
]

export const card: CardModel = {
  person: {
    name: 'Wang Fang',
    address: 'wang.fang@hengda.example',
    title: 'Head of procurement',
    contactId: 'c1',
    formOfAddress: 'Ms Wang',
  },
  account: { id: 'a1', name: 'Hengda Textile', ownerName: 'Li Na', isMine: false, isKeyAccount: true },
  match: {
    how: 'address',
    because: 'wang.fang@hengda.example',
    sureness: 'certain',
    against: [],
    decisionId: null,
  },
  others,
  peopleLeftOut: 0,
  verdict: { kind: 'replyOwed', workingDays: 2 },
  insight,
  isComputing: false,
  nextStep: { key: 'reply', kind: 'reply', about: 'Wang Fang' },
  lastWords: [
    {
      interactionId: 'i1',
      at: '2026-03-12T02:00:00.000Z',
      by: 'Li',
      kind: 'call',
      summary: 'asked for a quote on 400 looms, delivery before the autumn fair',
    },
    {
      interactionId: 'i2',
      at: '2026-02-27T02:00:00.000Z',
      by: 'Anna',
      kind: 'visit',
      summary: 'toured the new dyeing line; they like the reporting',
    },
  ],
  tasks: [
    task('t1', 'promise', 'Quote for the 2026 frame contract', '2026-03-18'),
    task('t2', 'task', 'Send the case of Jinyuan Weaving', '2026-03-21'),
    task('t3', 'task', 'Book the sponsor visit', '2026-04-02'),
    task('t4', 'task', 'Ask about spare parts', null),
  ],
  plan: { goals: [{ label: 'Stock', target: '−15 %', now: '−9 %' }], editors: ['Li Na'] },
  log: { kind: 'idle' },
  scope: { people: ['Wang Fang', 'Chen Jie'], thread: 'Re: Quote for 400 looms' },
  isAlwaysLogged: false,
  privateTargets: { person: 'wang.fang@hengda.example', domain: 'hengda.example', hasThread: true },
}
