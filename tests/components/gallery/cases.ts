/** Every view of the gallery, by name: the sidebar’s states, and those of the full page and the popup. */
import type { Case, Look } from './hold-views'
import { accountsStates } from './samples/accounts-states'
import { duplicatesPages } from './samples/duplicates-pages'
import { importPages } from './samples/import-pages'
import { openedPlanHistories, planHistoryPages } from './samples/plan-history-states'
import { opened, openedElsewhere } from './samples/opened'
import { policyPages } from './samples/policy-pages'
import { openedPrograms, programsStates } from './samples/programs-states'
import { segmentPages } from './samples/segment-pages'
import { openedDepths } from './samples/standing'
import { teamPages } from './samples/team-states'
import { views } from './samples/views'

export const sidebarCases: Case[] = [
  ...Object.keys(views).map((name) => ({ name, query: `state=${name}`, clicks: [] })),
  ...['known', 'bulk', 'ask'].map((name) => ({ name: `${name} folded`, query: `state=${name}&folded=1`, clicks: [] })),
  ...Object.entries(opened).map(([name, clicks]) => ({ name, query: 'state=known&more=1', clicks })),
  ...Object.entries(openedElsewhere).map(([name, { state, clicks }]) => ({ name, query: `state=${state}`, clicks })),
]

export const pageCases: Case[] = [
  ...[
    'settings',
    'settings-empty',
    'popup-on',
    ...Object.keys(accountsStates),
    'account-depth',
    'account-depth-little',
    'account-depth-by-hand',
    'account-depth-long',
    ...duplicatesPages,
    ...importPages,
    ...planHistoryPages,
    ...policyPages,
    ...Object.keys(programsStates),
    ...segmentPages,
    ...teamPages,
    'attention',
  ].map((name) => ({ name, query: `page=${name}`, clicks: [] })),
  ...Object.entries({ ...openedDepths, ...openedPlanHistories, ...openedPrograms }).map(([name, { page, clicks }]) => ({
    name,
    query: `page=${page}`,
    clicks,
  })),
]

/** Words, colours and widths that differ most. */
export const [plain, other]: [Look, Look] = [
  { lang: 'en', colorScheme: 'light', width: 320 },
  { lang: 'zh-CN', colorScheme: 'dark', width: 400 },
]

/** Each view in one of the two looks by turns; tests/soak sees every view in both. */
export const byTurns = (cases: readonly Case[]): { look: Look; cases: Case[] }[] =>
  [plain, other].map((look, turn) => ({ look, cases: cases.filter((_, index) => index % 2 === turn) }))

/** Of the views here, those whose contrast is held too; tests/soak holds it in each, in every look. */
export const contrastEvery = 6
