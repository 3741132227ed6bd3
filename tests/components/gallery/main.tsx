/** One state of the sidebar, chosen by the query: state, lang, width, folded, covered. */
import { render } from 'preact'
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

const query = new URLSearchParams(location.search)
language.value = query.get('lang') === 'zh-CN' ? 'zh-CN' : 'en'
document.documentElement.lang = language.value

const events: string[] = []
const note =
  (name: string) =>
  (...values: unknown[]) => {
    events.push(`${name} ${JSON.stringify(values)}`)
    document.title = events.at(-1) ?? ''
  }

/** With `refused` in the query nothing is stored, and nothing taken. */
const stored =
  (name: string) =>
  (...values: unknown[]): Promise<boolean> => {
    note(name)(...values)
    return Promise.resolve(!query.has('refused'))
  }

const actions: SidebarActions = {
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

const pageName = query.get('page')
const state = query.get('state') ?? 'known'
const view = views[state] ?? { kind: 'blank' }
const app = document.querySelector('#app')
if (app && pageName !== null) render(<PageSample name={pageName} actions={actions} note={note} />, app)
else if (app)
  render(
    <Sidebar
      view={view}
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
    />,
    app,
  )
document.body.dataset['ready'] = 'true'
