import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textOf } from '../../../lib/import/file/decode'
import { encodingOf, encodings, guessEncoding, type Encoding } from '../../../lib/import/file/encoding'
import { sourceOfBlob } from '../../../lib/import/file/file-source'

const chinese = '客户名称,联系人,手机\n上海晨光精密有限公司,王小明,13800000000\n北京远山科技,李雷,13900000000\n'
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

function utf16(text: string, isBig: boolean): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le')
  return new Uint8Array(isBig ? bytes.swap16() : bytes)
}

/** 客户名称,王\n in GB18030. */
const gb = Uint8Array.from([0xbf, 0xcd, 0xbb, 0xa7, 0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xcd, 0xf5, 0x0a])

describe('the encoding of a file', () => {
  it.each<[string, Uint8Array, Encoding]>([
    ['UTF-8', bytesOf(chinese), 'utf-8'],
    ['UTF-8 with a mark', bytesOf(`\uFEFF${chinese}`), 'utf-8'],
    ['plain ASCII', bytesOf('name,city\nA,B\n'), 'utf-8'],
    ['UTF-16 little endian with a mark', utf16(`\uFEFF${chinese}`, false), 'utf-16le'],
    ['UTF-16 big endian with a mark', utf16(`\uFEFF${chinese}`, true), 'utf-16be'],
    ['UTF-16 little endian without one', utf16(chinese, false), 'utf-16le'],
    ['UTF-16 big endian without one', utf16(chinese, true), 'utf-16be'],
    ['GB18030', gb, 'gb18030'],
    [
      'Latin letters of Windows',
      Buffer.from('Firma;Ort\nMüller & Söhne;Köln\nCafé;Orléans\n', 'latin1'),
      'windows-1252',
    ],
  ])('is seen in %s', (_, bytes, encoding) => {
    expect(encodingOf([bytes])).toBe(encoding)
  })

  it('is seen where the first hanzi comes late in the file', async () => {
    const ascii = bytesOf('name,city\n'.repeat(60_000))
    const many = Buffer.concat([ascii, ...Array.from({ length: 50_000 }, () => gb)])
    expect(await guessEncoding(sourceOfBlob(new Blob([many]), 'late.csv'))).toBe('gb18030')
  })

  it('joins characters and line breaks that a piece cuts, and takes the mark off', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom<Encoding>('utf-8', 'utf-16le'),
        async (length, encoding) => {
          const text = chinese.replaceAll('\n', '\r\n')
          const bytes = encoding === 'utf-8' ? bytesOf(`\uFEFF${text}`) : utf16(`\uFEFF${text}`, false)
          async function* cut(): AsyncGenerator<Uint8Array> {
            for (let from = 0; from < bytes.length; from += length) yield bytes.subarray(from, from + length)
          }
          let read = ''
          for await (const piece of textOf(cut(), encoding)) read += piece
          expect(read).toBe(chinese)
        },
      ),
    )
  })

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(encodings).toContain(encodingOf([bytes]))
      }),
    )
  })
})
