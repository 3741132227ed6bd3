/** Both languages say everything, and say it in the words of PRODUCT's vocabulary. */
import { describe, expect, it } from 'vitest'
import { languageFor } from '../../components/locale'
import { en } from '../../components/locales/en'
import { zhCn } from '../../components/locales/zh-cn'

function leaves(value: unknown, path = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]]
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`))
}

describe('the languages', () => {
  it('have the same keys', () => {
    expect(leaves(zhCn).map(([path]) => path)).toEqual(leaves(en).map(([path]) => path))
  })

  it('leave no string empty', () => {
    const empty = [...leaves(en), ...leaves(zhCn)].filter(
      ([, value]) => typeof value === 'string' && value.trim() === '',
    )
    expect(empty).toEqual([])
  })

  it('translate everything that is a sentence', () => {
    const chinese = new Map(leaves(zhCn))
    const same = leaves(en).filter(([path, value]) => typeof value === 'string' && chinese.get(path) === value)
    expect(same.map(([path]) => path).toSorted()).toEqual(['frame.sidebar', 'page.sites.siteHint'])
  })

  it('word the verdicts as PRODUCT does', () => {
    expect(en.verdict.replyOwed(2)).toBe('You owe a reply, 2 working days')
    expect(zhCn.verdict.replyOwed(2)).toBe('欠回复2个工作日')
    expect(en.verdict.quiet(22, 9)).toBe('Quiet 22 days, usually 9')
    expect(zhCn.verdict.quiet(22, 9)).toBe('22天没往来，平时9天')
    expect([en.verdict.onTrack, zhCn.verdict.onTrack]).toEqual(['On track', '一切正常'])
  })

  it('follow the browser: Chinese of any kind, English for the rest', () => {
    expect(['zh', 'zh-CN', 'zh-Hans-SG', 'en-GB', 'de', 'zhx'].map(languageFor)).toEqual([
      'zh-CN',
      'zh-CN',
      'zh-CN',
      'en',
      'en',
      'en',
    ])
  })
})
