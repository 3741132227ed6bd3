/** R2: what the sidebar is told about a message's people equals the message's headers, over a whole corpus of real mail. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { compareReading, type ReadingResult } from './corpus/compare-reading'
import { readCorpus } from './corpus/read-corpus'
import { recordReports } from './page-reports'
import { startRep } from './rep'
import { sharedData } from './setup/project-paths'
import { mailboxOwner, requireWebmail, skip } from './setup/running-webmail'
import { messageUrl } from './webmail/roundcube-page'

const corpusFolder = join(sharedData, 'mail')

test('people in the page are those of the headers, for every message of the corpus', async () => {
  test.setTimeout(600_000)
  const webmail = requireWebmail()
  const user = mailboxOwner(1)
  if (!existsSync(corpusFolder)) return skip('The mail of ../shared/data is not here.')
  const corpus = await readCorpus(corpusFolder)
  const uids = await webmail.seed(
    user,
    corpus.map((message) => message.raw),
  )
  const rep = await startRep({ webmail, user })
  try {
    const reports = await recordReports(rep.browser)
    const results: ReadingResult[] = []
    for (const [index, message] of corpus.entries()) {
      const uid = uids[index] ?? 0
      await rep.page.goto(messageUrl(webmail, uid), { waitUntil: 'commit' })
      const report = await reports.next(
        (found) => found.kind === 'message' && found.messages[found.focus]?.pageKey === `INBOX/${uid}`,
      )
      results.push(compareReading(message, report, await rep.page.content()))
    }
    printCounts(results)
    expect(results.filter((result) => result.verdict === 'wrong')).toEqual([])
    expect(results.filter((result) => result.verdict === 'equal').length).toBeGreaterThan(corpus.length * 0.85)
  } finally {
    await rep.close()
  }
})

function printCounts(results: readonly ReadingResult[]): void {
  const count = (verdict: ReadingResult['verdict']): number =>
    results.filter((result) => result.verdict === verdict).length
  const line = [
    `${results.length} messages: ${count('equal')} equal to their headers`,
    `${count('notInPage')} hold people the page does not show`,
    `${count('parsersDiffer')} where the webmail reads the header otherwise`,
    `${count('wrong')} wrong`,
  ]
  console.log(line.join(', '))
  for (const { verdict, source, details } of results)
    if (verdict !== 'equal') console.log(`  ${verdict} ${source}: ${details.join('; ')}`)
}
