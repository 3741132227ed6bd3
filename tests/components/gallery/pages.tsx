/** The full page and the popup, each in its states. */
import { Awareness } from 'y-protocols/awareness'
import { Doc, XmlElement, XmlText } from 'yjs'
import { PopupView } from '../../../components/popup/popup-view'
import type { SidebarActions } from '../../../components/sidebar/actions'
import { AccountInDepth } from '../../../components/workspace/account/account-depth'
import { AccountPage } from '../../../components/workspace/account-page'
import { AttentionPage, type AttentionLine } from '../../../components/workspace/attention-page'
import { PageShell } from '../../../components/workspace/page-shell'
import { PlanEditor } from '../../../components/workspace/plan-editor'
import { SettingsPage } from '../../../components/workspace/settings-page'
import { SitesPage } from '../../../components/workspace/sites-page'
import type { SyncState } from '../../../lib/messages/runtime'
import { AccountsSample } from './accounts-sample'
import { duplicatesSample } from './duplicates-sample'
import { HistorySample } from './history-sample'
import { ImportSample } from './import-sample'
import { ProgramsSample } from './programs-sample'
import { PlanHistorySample } from './plan-history-sample'
import { accountsStates } from './samples/accounts-states'
import { now, today } from './samples/clock'
import { depths } from './samples/depth'
import { policySample } from './samples/policy'
import { planHistoryStates } from './samples/plan-history-states'
import { programsStates } from './samples/programs-states'
import { segmentSample } from './samples/segments'
import { teamStates } from './samples/team-states'
import { bounces, colleagues, sampleDepthActions } from './samples/standing'
import { views } from './samples/views'
import { TeamSample } from './team-sample'

type Note = (name: string) => (...values: unknown[]) => void

const attention: AttentionLine[] = [
  {
    key: 1,
    at: '2026-03-20T01:12:00.000Z',
    about: 'Hengda Textile',
    kind: 'superseded',
    lost: [
      {
        name: 'industry',
        field: 'industry',
        by: 'Li Na',
        at: '2026-03-20T01:15:00.000Z',
        mine: 'Textile machinery',
        theirs: '纺织机械、染整设备、空压系统与自动化仓储（集团口径，含华东、华南、西南三个大区的合并数据）',
      },
      {
        name: 'formOfAddress',
        field: 'form of address',
        by: null,
        at: '2026-03-20T01:15:00.000Z',
        mine: 'Ms Wang',
        theirs: '',
      },
    ],
    reason: '',
    isGone: false,
    canTakeBack: true,
  },
  {
    key: 2,
    at: '2026-03-18T01:12:00.000Z',
    about: 'Quote for the 2026 frame contract',
    kind: 'refused',
    lost: [],
    reason: 'Viewers may not change tasks.',
    isGone: false,
    canTakeBack: false,
  },
]

const nothing = () => undefined

function SettingsSample({ isEmpty }: { isEmpty: boolean }) {
  const settings = {
    never: [
      { key: '1', kind: 'person', value: 'doctor@clinic.example', addedAt: '2026-03-01T00:00:00.000Z' },
      {
        key: '2',
        kind: 'domain',
        value: 'a-very-long-domain-of-a-family-lawyer.chambers.example',
        addedAt: '2026-02-01T00:00:00.000Z',
      },
      { key: '3', kind: 'thread', value: '0c5e2a94', addedAt: '2026-01-01T00:00:00.000Z' },
    ] as const,
    own: [{ id: '1', address: 'lin.xiao@ours.example' }],
    always: [
      { id: '1', name: 'Hengda Textile' },
      { id: '2', name: '中国恒达纺织机械制造集团股份有限公司' },
    ],
    hasListChips: true,
  }
  return (
    <SettingsPage
      settings={isEmpty ? { never: [], own: [], always: [], hasListChips: false } : settings}
      wordDay={(at) => at.slice(0, 10)}
      actions={{
        addNever: () => Promise.resolve('bad'),
        removeNever: nothing,
        addOwn: () => Promise.resolve('bad'),
        removeOwn: nothing,
        setListChips: nothing,
        stopAlways: nothing,
        startAgain: nothing,
      }}
    />
  )
}

const doc = new Doc()
const awareness = new Awareness(doc)
for (const [tag, text] of [
  ['heading', 'Goals for 2026'],
  ['paragraph', 'Stock -15 % by September; the dyeing line is the proof. 库存降低15%，以染整线为证。'],
  ['paragraph', 'Ms Wang decides, Mr Chen champions it.'],
] as const) {
  const element = new XmlElement(tag)
  if (tag === 'heading') element.setAttribute('level', '2')
  element.insert(0, [new XmlText(text)])
  doc.getXmlFragment('plan').push([element])
}

function PageBody({ name, actions, note }: { name: string; actions: SidebarActions; note: Note }) {
  const known = views[new URLSearchParams(location.search).get('state') ?? 'known']
  switch (name) {
    case 'account':
    case 'account-gone':
    case 'account-loading':
    case 'account-depth':
    case 'account-depth-little':
    case 'account-depth-some':
    case 'account-depth-long':
    case 'account-depth-computing':
    case 'account-depth-by-hand':
    case 'account-depth-viewer':
    case 'account-depth-prospect':
    case 'account-depth-unrated':
      return (
        <AccountPage
          part={depths[name] ? 'depth' : 'plan'}
          card={
            name === 'account-gone'
              ? 'gone'
              : name === 'account-loading' || known?.kind !== 'known'
                ? null
                : { ...known.card, insight: depths[name]?.insight ?? known.card.insight }
          }
          today={today}
          now={now}
          actions={actions}
          save={name === 'account' ? { state: 'team', waiting: 0 } : null}
          present={[
            { id: 'm2', name: '李娜 Li Na', isMe: false },
            { id: 'm1', name: 'Lin Xiao', isMe: true },
          ]}
        >
          {name === 'account' && (
            <PlanEditor
              doc={doc}
              awareness={awareness}
              me={{ id: 'm1', name: 'Lin Xiao' }}
              isReadOnly={false}
              checkLimit={() => null}
            />
          )}
          {depths[name] && (
            <AccountInDepth
              depth={depths[name]}
              today={today}
              now={now}
              colleagues={colleagues}
              bounces={bounces}
              isReadOnly={name === 'account-depth-viewer'}
              actions={sampleDepthActions(note, actions.loadRows, name !== 'account-depth-little')}
            />
          )}
        </AccountPage>
      )
    case 'settings':
    case 'settings-empty':
      return <SettingsSample isEmpty={name === 'settings-empty'} />
    case 'sites':
      return (
        <SitesPage
          sites={[
            { host: 'mail.ours.example', origin: 'https://mail.ours.example/*', isBuiltIn: false },
            { host: 'mail.google.com', origin: 'https://mail.google.com/*', isBuiltIn: true },
          ]}
          switchOn={() => Promise.resolve('refused')}
          switchOff={() => undefined}
        />
      )
    default:
      return (
        <AttentionPage
          lines={name === 'attention' ? attention : []}
          now={now}
          takeBack={() => undefined}
          dismiss={() => undefined}
        />
      )
  }
}

const syncs: Record<string, SyncState> = {
  attention: { status: 'offline', waiting: 3, needsAttention: 2 },
}

export function PageSample({ name, actions, note }: { name: string; actions: SidebarActions; note: Note }) {
  const sync: SyncState = syncs[name] ?? { status: 'upToDate', waiting: 0, needsAttention: 0 }
  if (name.startsWith('popup')) {
    const host = 'roundcube.mail.a-rather-long-company-name.example'
    const site = { host, isOn: name === 'popup-on', isBuiltIn: false, wasJustSwitched: false }
    return (
      <PopupView
        site={name === 'popup-none' ? null : site}
        sync={sync}
        said={name === 'popup-refused' ? 'refused' : null}
        onSwitch={note('switch')}
        onOpenPage={note('openPage')}
        onSelfTest={note('selfTest')}
        onFirstMinutes={note('firstMinutes')}
        onLanguage={note('language')}
      />
    )
  }
  if (name.startsWith('history'))
    return (
      <PageShell route="accounts" sync={sync} onLanguage={note('language')} onNavigate={note('navigate')}>
        <HistorySample isOffline={name === 'history-offline'} />
      </PageShell>
    )
  if (planHistoryStates[name])
    return (
      <PageShell route="accounts" sync={sync} onLanguage={note('language')} onNavigate={note('navigate')}>
        <PlanHistorySample name={name} actions={actions} note={note} />
      </PageShell>
    )
  if (teamStates[name])
    return (
      <PageShell
        route="team"
        sync={teamStates[name].sync ?? sync}
        onLanguage={note('language')}
        onNavigate={note('navigate')}
      >
        <TeamSample name={name} note={note} />
      </PageShell>
    )
  if (programsStates[name])
    return (
      <PageShell route="import" sync={sync} onLanguage={note('language')} onNavigate={note('navigate')}>
        <ProgramsSample name={name} note={note} />
      </PageShell>
    )
  const policy = policySample(name)
  if (policy !== null)
    return (
      <PageShell
        route={name.startsWith('policy') ? 'policy' : 'insights'}
        sync={sync}
        onLanguage={note('language')}
        onNavigate={note('navigate')}
      >
        {policy}
      </PageShell>
    )
  const segments = segmentSample(name)
  if (segments !== null)
    return (
      <PageShell route="segments" sync={sync} onLanguage={note('language')} onNavigate={note('navigate')}>
        {segments}
      </PageShell>
    )
  const duplicates = duplicatesSample(name, note)
  if (duplicates !== null)
    return (
      <PageShell
        route={name.startsWith('export') ? 'export' : 'duplicates'}
        sync={sync}
        onLanguage={note('language')}
        onNavigate={note('navigate')}
      >
        {duplicates}
      </PageShell>
    )
  if (accountsStates[name] !== undefined)
    return (
      <PageShell route="accounts" sync={sync} onLanguage={note('language')} onNavigate={note('navigate')}>
        <AccountsSample name={name} />
      </PageShell>
    )
  if (name.startsWith('import'))
    return (
      <PageShell route="import" sync={sync} onLanguage={note('language')} onNavigate={note('navigate')}>
        <ImportSample name={name} note={note} />
      </PageShell>
    )
  const route = name.startsWith('account')
    ? 'accounts'
    : name === 'sites'
      ? 'sites'
      : name.startsWith('settings')
        ? 'settings'
        : 'attention'
  return (
    <PageShell route={route} sync={sync} onLanguage={note('language')} onNavigate={note('navigate')}>
      <PageBody name={name} actions={actions} note={note} />
    </PageShell>
  )
}
