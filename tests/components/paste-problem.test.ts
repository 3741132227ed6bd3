import { describe, expect, it } from 'vitest'
import { pasteProblem } from '../../components/workspace/paste-problem'
import { originOf } from '../../components/workspace/sites-page'

/** As much of a clipboard as is read. */
function clipboard(text: string): DataTransfer {
  const data: Partial<DataTransfer> = { getData: (type: string) => (type === 'text/plain' ? text : '') }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return data as DataTransfer
}

describe('a paste into the plan', () => {
  it('of ten megabytes is refused with its size and what would be right', () => {
    const asked: number[] = []
    const said = pasteProblem(clipboard('x'.repeat(10 * 1024 * 1024)), (bytes) => {
      asked.push(bytes)
      return 'update'
    })
    expect(asked).toEqual([10 * 1024 * 1024])
    expect(said).toContain('10 MB')
    expect(said).toContain('Nothing was changed')
  })

  it('that the plan has no room for is refused too', () => {
    expect(pasteProblem(clipboard('x'), () => 'document')).toContain('Nothing was lost')
  })

  it('counts bytes, not characters', () => {
    const asked: number[] = []
    pasteProblem(clipboard('客户'), (bytes) => {
      asked.push(bytes)
      return null
    })
    expect(asked).toEqual([6])
  })

  it('that fits goes in', () => {
    expect(pasteProblem(clipboard('Halve the stock'), () => null)).toBeNull()
  })
})

describe('a site as a person types it', () => {
  it('is https unless they say http', () => {
    expect(originOf(' mail.example.com/inbox?x=1 ')).toBe('https://mail.example.com')
    expect(originOf('http://localhost:8080/')).toBe('http://localhost:8080')
  })

  it('is refused when it is no web address', () => {
    for (const typed of ['', 'mail', 'ftp://mail.example.com', 'javascript:alert(1)', 'http://'])
      expect(originOf(typed)).toBeNull()
  })
})
