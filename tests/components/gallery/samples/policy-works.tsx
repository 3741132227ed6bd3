/** What made the happy ones happy, with many, few and no accounts to compare. */
import { WhatWorksPage } from '../../../../components/workspace/policy/what-works-page'
import { differenceOf } from '../../../../lib/domain/what-works/difference'
import type { Finding } from '../../../../lib/domain/what-works/what-works'
import { names, nothing, segments } from './policy-frame'

export function finding(practice: Finding['practice'], healthy: number, atRisk: number, of: number): Finding {
  const shares = [
    { having: healthy, of },
    { having: atRisk, of },
  ] as const
  const difference = differenceOf(...shares, 0.995)
  const side = practice === 'logins' ? 'theirs' : 'ours'
  const isSure = difference !== null && difference.low > 0 && of >= 5
  return {
    practice,
    side,
    better: practice === 'replyHours' ? 'less' : 'more',
    unit: practice === 'replyHours' ? 'hours' : practice === 'inPerson' ? 'count' : 'perMonth',
    line: 2.5,
    healthy: shares[0],
    atRisk: shares[1],
    difference,
    verdict: of < 5 ? 'tooFew' : isSure ? 'helps' : 'unclear',
    lacking: isSure ? names.map((_, index) => `a${index}`) : [],
  }
}

export function Works({ findings, groups }: { findings: readonly Finding[]; groups: number }) {
  return (
    <WhatWorksPage
      view={{
        state: 'done',
        progress: null,
        result: {
          found: {
            accounts: 3 * groups,
            healthy: groups,
            watch: groups,
            atRisk: groups,
            unknown: 12,
            findings: [...findings],
          },
          names: Object.fromEntries(names.map((name, index) => [`a${index}`, name])),
        },
      }}
      segments={segments}
      segmentId={null}
      onSegment={nothing}
    />
  )
}
