import { describe, expect, it } from 'vitest'
import { readSignature } from '../../lib/domain/signature'

describe('a signature', () => {
  it.each([
    ['Ana Lima\nHead of Purchasing\nAcme GmbH\nMobile: +49 170 1234567', 'Head of Purchasing', '+49 170 1234567'],
    [
      'Ana Lima | Sales Manager | Acme\nT +1 (415) 555-0134 | F +1 (415) 555-0199',
      'Sales Manager',
      '+1 (415) 555-0134',
    ],
    ['王芳\n采购经理\n恒达机械有限公司\n电话：0571-88886666\n手机：138 0013 8000', '采购经理', '138 0013 8000'],
    ['王芳 采购总监\n传真：0571-88887777', '采购总监', null],
    [
      'Mit freundlichen Grüßen\nJonas Weber\nLeiter Einkauf\nTel. +49 89 123456-12',
      'Leiter Einkauf',
      '+49 89 123456-12',
    ],
    ['Ana Lima - CTO\n+351 21 123 4567', 'CTO', '+351 21 123 4567'],
  ])('%j says title and number', (text, title, phone) => {
    const [name = ''] = text.split(/[\n|]| - /)
    expect(readSignature(text, name.replace(/ 采购总监| \|.*/, '').trim())).toEqual({ title, phone })
  })

  it.each([
    'Order 4711 of 12.03.2026, 1,250.00 EUR',
    'Zip 310012\nHRB 123456',
    'ana@acme.example\nhttps://acme.example/sales',
    '',
  ])('%j says nothing of a person', (text) => {
    expect(readSignature(text, 'Ana Lima')).toEqual({ title: null, phone: null })
  })

  it('of a hundred thousand characters in one line is read in a moment', () => {
    const hostile = `${'1 '.repeat(25_000)}${'manager, '.repeat(5000)}`
    const start = performance.now()
    readSignature(hostile, 'Ana')
    expect(performance.now() - start).toBeLessThan(1000)
  })
})
