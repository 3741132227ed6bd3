import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sortOfAddress } from '../../lib/domain/address-sort'
import { growth, linearGrowth } from './growth'

const sortOf = (local: string) => sortOfAddress(`${local}@acme.example`)

describe('sortOfAddress', () => {
  it.each([
    'noreply',
    'no-reply',
    'no_reply',
    'do.not.reply',
    'donotreply',
    'dont-reply',
    'ana.noreply',
    'noreply-shop',
    'noresponse',
    'nicht-antworten',
    'ne-pas-repondre',
    'nao-responda',
    'no-responder',
    'non-rispondere',
    'keine-antwort',
    'mailer-daemon',
    'bounce',
    'bounces+123-ana=acme.example',
    'list-bounces',
    'microsoftexchange329e71ec88ae4615bbc36ab6ce41109e',
  ])('takes %s for one that takes no answer', (local) => {
    expect(sortOf(local)).toBe('noReply')
  })

  it.each([
    'newsletter',
    'news',
    'notifications',
    'notification+ana',
    'security-alert',
    'account-updates',
    'promo2',
    'digest',
    'owner-acme',
    'acme-request',
    'benachrichtigung',
    'reply',
    'tongzhi',
  ])('takes %s for bulk', (local) => {
    expect(sortOf(local)).toBe('bulk')
  })

  it.each([
    'info',
    'sales',
    'support',
    'billing',
    'contact',
    'hello',
    'office',
    'kontakt',
    'ventas',
    'kefu',
    '客服',
    '客服01',
    'xiaoshou',
    'postmaster',
    'info2',
    'sales-eu',
    'eu.sales',
    'support+12',
    'customer-service',
    'customer.service',
    'team-billing',
    'einkauf',
    'comptabilite',
    'serviceclient',
    'eigyo',
  ])('takes %s for a role', (local) => {
    expect(sortOf(local)).toBe('role')
  })

  it.each([
    'ana',
    'ana.lopez',
    'steve.jobs',
    'li.press',
    'info.ana',
    'helene',
    'sacha',
    'nora.plyer',
    'noah.reply',
    'piano.response',
    'wangwei',
    '10001',
    'teamann',
    '"sales team lead ana"',
    'salesman',
    'annouk',
    'infante',
  ])('takes %s for a person', (local) => {
    expect(sortOf(local)).toBe('person')
  })

  it('says it of the mailbox, whatever its tag', () => {
    const holds = fc.property(fc.stringMatching(/^[a-z]{1,8}$/), fc.stringMatching(/^[a-z]{1,8}$/), (local, tag) => {
      const whole = sortOf(`${local}+${tag}`)
      return whole === sortOf(local) || whole === 'noReply'
    })
    expect(fc.check(holds, { numRuns: 2000 }).counterexample).toBeNull()
  })

  it.each(['no', 'no-', 'nicht', 'srs', '-', 'a-', '1'])(
    'takes time that grows as the length of a run of %j',
    (piece) => {
      expect(growth((size) => sortOf(piece.repeat(size / piece.length)))).toBeLessThan(linearGrowth)
    },
  )
})
