/**
 * One state of the sidebar, or one page, chosen by the query: state, lang, width, folded, covered. `showView(query)` shows another one
 * in its place, without loading everything again.
 */
import { render, type VNode } from 'preact'
import type { FirstMinutesActions } from '../../../components/first-minutes/model'
import { language } from '../../../components/locale'
import { Sidebar } from '../../../components/sidebar/sidebar'
import type { SidebarActions } from '../../../components/sidebar/actions'
import { noNotes } from '../../../components/sidebar/view'
import { PageSample } from './pages'
import { now, today } from './samples/clock'
import { card } from './samples/card'
import { more } from './samples/more'
import { preview } from './samples/preview'
import { notesBeside } from './samples/recognised'
import { views } from './samples/views'

const app = document.querySelector('#app')

/** What was asked last is the page's title. */
const note =
  (name: string) =>
  (...values: unknown[]) => {
    document.title = `${name} ${JSON.stringify(values)}`
  }

const firstMinutes: FirstMinutesActions = {
  go: note('go'),
  addOwn: (address) => address.includes('@'),
  setMine: note('setMine'),
  confirmOwn: note('confirmOwn'),
  startScan: note('startScan'),
  stopScan: note('stopScan'),
  answer: note('answer'),
  setSince: note('setSince'),
  undo: note('undo'),
}

/** With `refused` in the query nothing is stored, and nothing taken. */
function actionsFor(query: URLSearchParams): SidebarActions {
  const stored =
    (name: string) =>
    (...values: unknown[]): Promise<boolean> => {
      note(name)(...values)
      return Promise.resolve(!query.has('refused'))
    }
  return {
    log: note('log'),
    logOther: stored('logOther'),
    undo: note('undo'),
    choose: note('choose'),
    denyMatch: note('denyMatch'),
    answerHint: note('answerHint'),
    takeBack: note('takeBack'),
    findAccounts: (text) => Promise.resolve(text === 'zzz' ? [] : [card.account]),
    pickOriginal: note('pickOriginal'),
    keepPrivate: note('keepPrivate'),
    allowLog: note('allowLog'),
    setAlwaysLog: note('setAlwaysLog'),
    setLogOnSend: note('setLogOnSend'),
    undoSent: note('undoSent'),
    previewLog: () => (query.has('refused') ? Promise.reject(new Error('refused')) : Promise.resolve(preview)),
    insert: stored('insert'),
    readSelection: () =>
      Promise.resolve(query.has('refused') ? null : 'Wang Fang\nHead of Purchasing\nMobile: +86 138 0013 8000'),
    savePerson: stored('savePerson'),
    mountAgain: note('mountAgain'),
    selfTest: note('selfTest'),
    closeSelfTest: note('closeSelfTest'),
    setListChips: note('setListChips'),
    add: note('add'),
    ignore: note('ignore'),
    askAgain: note('askAgain'),
    setSince: note('setSince'),
    completeTask: stored('completeTask'),
    takeNextStep: stored('takeNextStep'),
    dismissNextStep: note('dismissNextStep'),
    solveAlert: note('solveAlert'),
    openPage: note('openPage'),
    copyReport: () => (query.has('refused') ? Promise.reject(new Error('refused')) : Promise.resolve()),
    loadRows: (rows) =>
      Promise.resolve(rows.map((row) => ({ id: row.id, on: '2026-03-02', text: 'Order of 12 looms, €84,000' }))),
    loadMore: () => Promise.resolve(query.has('more') ? more : { people: [], orders: [], timeline: [] }),
  }
}

/** What the query asks for. */
function viewOf(query: URLSearchParams): VNode {
  const actions = actionsFor(query)
  const pageName = query.get('page')
  if (pageName !== null) return <PageSample name={pageName} actions={actions} note={note} />
  const state = query.get('state') ?? 'known'
  return (
    <Sidebar
      view={views[state] ?? { kind: 'blank' }}
      notes={{ ...noNotes, ...notesBeside[state] }}
      hasListChips={!query.has('chips-off')}
      sync={{
        status: query.has('offline') ? 'offline' : 'upToDate',
        waiting: query.has('offline') ? 3 : 0,
        needsAttention: 0,
      }}
      isFolded={query.has('folded')}
      isCovered={query.has('covered')}
      width={Number(query.get('width') ?? 360)}
      today={today}
      now={now}
      actions={actions}
      onFold={note('fold')}
      onCover={note('cover')}
      onWidth={note('width')}
      firstMinutes={firstMinutes}
    />
  )
}

function showView(search: string): void {
  if (app === null) return
  const query = new URLSearchParams(search)
  render(null, app)
  language.value = query.get('lang') === 'zh-CN' ? 'zh-CN' : 'en'
  document.documentElement.lang = language.value
  render(viewOf(query), app)
}

Object.assign(globalThis, { showView })
showView(location.search)
document.body.dataset['ready'] = 'true'
