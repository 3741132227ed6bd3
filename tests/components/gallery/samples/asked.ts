/** Questions: which of several customers, and whether a hint is right. */
import type { Candidate, SidebarView } from '../../../../components/sidebar/view'
import { card, others } from './card'
import { bare } from './known-state'
import { long } from './known-text'

const hengda: Candidate = {
  account: card.account,
  contact: { id: 'c1', name: 'Wang Fang' },
  how: 'address',
  because: 'wang.fang@hengda.example',
  sureness: 'likely',
  against: [
    { kind: 'otherAccount', detail: 'Hengda Machinery' },
    { kind: 'nameDiffers', detail: 'Wang Fan' },
  ],
}
const machinery: Candidate = {
  ...hengda,
  account: { ...card.account, id: 'a2', name: 'Hengda Machinery', isMine: true, isKeyAccount: false },
  contact: null,
  how: 'domain',
  because: 'hengda.example',
  against: [{ kind: 'otherAccount', detail: 'Hengda Textile' }],
}
const byName: Candidate = {
  account: { id: 'a4', name: 'Acme', ownerName: null, isMine: true, isKeyAccount: false },
  contact: { id: 'c9', name: 'Li Wei' },
  how: 'name',
  because: 'Li Wei',
  sureness: 'hint',
  against: [],
}
const longName: Candidate = {
  ...byName,
  account: long.account,
  contact: { id: 'c8', name: long.person.name },
  because: long.person.name,
  against: [{ kind: 'otherContact', detail: 'Vice President Global Strategic Procurement' }],
}

export const askedViews: Record<string, SidebarView> = {
  choice: {
    kind: 'choice',
    person: { ...card.person, name: 'Wang Fang' },
    choices: [hengda, machinery, { ...machinery, account: bare.account }],
    others: [],
  },
  ask: { kind: 'ask', name: 'Li Wei', address: null, hints: [byName], others },
  'ask-zh': {
    kind: 'ask',
    name: '李伟',
    address: null,
    hints: [
      {
        ...byName,
        account: { ...byName.account, name: '恒达纺织集团有限公司' },
        contact: { id: 'c9', name: '李伟' },
        because: '李伟',
        against: [{ kind: 'otherContact', detail: '采购部经理' }],
      },
    ],
    others: [],
  },
  'ask-long': {
    kind: 'ask',
    name: long.person.name,
    address: null,
    hints: [longName, byName],
    others: [],
  },
  'ask-unsure': {
    kind: 'ask',
    name: 'Wang Fang',
    address: 'wang.fang@hengda.example',
    hints: [{ ...hengda, against: [{ kind: 'unsureReading', detail: '' }] }],
    others: [],
  },
  'ask-nobody': { kind: 'ask', name: 'Li Wei', address: null, hints: [], others: [] },
}
