/**
 * Pictures of every view into test-results/pictures: `npx tsx tests/components/gallery/take-pictures.ts [part of a name]`.
 * Names say what is on them: view, language, scheme, width.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { chromiumPath, openGallery } from './open-gallery'
import { accountsStates } from './samples/accounts-states'
import { duplicatesPages } from './samples/duplicates-pages'
import { importPages } from './samples/import-pages'
import { openedPlanHistories, planHistoryPages } from './samples/plan-history-states'
import { opened, openedElsewhere } from './samples/opened'
import { policyPages } from './samples/policy-pages'
import { openedPrograms, programsStates } from './samples/programs-states'
import { segmentPages } from './samples/segment-pages'
import { teamPages } from './samples/team-states'
import { openedDepths } from './samples/standing'
import { views } from './samples/views'

const folder = 'test-results/pictures'
const wanted = process.argv[2] ?? ''

interface Picture {
  name: string
  query: string
  lang: 'en' | 'zh-CN'
  colorScheme: 'light' | 'dark'
  width: number
  height: number
  /** Clicked before the picture is taken. */
  clicks: readonly string[]
}

const looks = [
  { lang: 'en', colorScheme: 'light', width: 320 },
  { lang: 'zh-CN', colorScheme: 'dark', width: 400 },
] as const
const pageLooks = [
  { lang: 'en', colorScheme: 'light', width: 1280 },
  { lang: 'zh-CN', colorScheme: 'dark', width: 1280 },
  { lang: 'en', colorScheme: 'dark', width: 700 },
] as const

const pages = [
  ...Object.keys(accountsStates),
  'account',
  'account-gone',
  'account-loading',
  'account-depth',
  'account-depth-little',
  'account-depth-some',
  'account-depth-long',
  'account-depth-computing',
  'account-depth-by-hand',
  'account-depth-viewer',
  'sites',
  'settings',
  'settings-empty',
  'attention',
  'attention-none',
  ...duplicatesPages,
  ...importPages,
  ...planHistoryPages,
  ...policyPages,
  ...Object.keys(programsStates),
  ...segmentPages,
  ...teamPages,
]
const popups = ['popup-on', 'popup-off', 'popup-none', 'popup-refused']

type Look = Pick<Picture, 'lang' | 'colorScheme' | 'width'>

function pictureOf(look: Look, name: string, query: string, clicks: readonly string[] = []): Picture {
  return { ...look, name, query, height: 760, clicks }
}

const pictures: Picture[] = Object.keys(views).flatMap((state) =>
  looks.map((look) => pictureOf(look, state, `state=${state}`)),
)
for (const look of looks) {
  pictures.push(pictureOf({ ...look, width: 40 }, 'rail', 'state=known&folded=1'))
  pictures.push(pictureOf(look, 'covered', 'state=known&covered=1'))
  for (const [name, clicks] of Object.entries(opened))
    pictures.push(pictureOf(look, `open-${name}`, 'state=known&more=1', clicks))
  for (const [name, { state, clicks }] of Object.entries(openedElsewhere))
    pictures.push(
      pictureOf(look, `open-${name}`, `state=${state}${name.startsWith('rail') ? '&folded=1' : ''}`, clicks),
    )
  for (const name of popups) pictures.push(pictureOf({ ...look, width: 320 }, name, `page=${name}`))
}
for (const look of pageLooks) {
  for (const page of pages) pictures.push(pictureOf(look, `page-${page}`, `page=${page}`))
  for (const [name, { page, clicks }] of Object.entries({ ...openedDepths, ...openedPlanHistories, ...openedPrograms }))
    pictures.push(pictureOf(look, `page-${name}`, `page=${page}`, clicks))
}

if (chromiumPath === null) throw new Error('No Chromium was found: there is nothing to take pictures with.')
const gallery = await openGallery(chromiumPath)
try {
  await mkdir(folder, { recursive: true })
  for (const { name, query, lang, colorScheme, width, height, clicks } of pictures) {
    const file = `${name}-${lang}-${colorScheme}-${width}.png`
    if (!file.includes(wanted)) continue
    const page = await gallery.browser.newPage({
      viewport: { width, height },
      colorScheme,
      reducedMotion: 'reduce',
    })
    await page.goto(`${gallery.url}?${query}&lang=${lang}&width=${width}`)
    await page.waitForSelector('body[data-ready]')
    for (const testId of clicks) await page.getByTestId(testId).first().click()
    await page.screenshot({ path: join(folder, file), fullPage: process.argv[3] === 'whole' })
    await page.close()
  }
} finally {
  await gallery.close()
}
