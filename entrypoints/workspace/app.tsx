/** The full page's routes. */
import { Route, Router, Switch, useLocation } from 'wouter-preact'
import { useHashLocation } from 'wouter-preact/use-hash-location'
import { Blocked } from '../../components/sidebar/notices'
import { PageShell, routes, type Route as RouteName } from '../../components/workspace/page-shell'
import type { SidelightDatabase } from '../../lib/store/database'
import { chooseLanguage } from '../wiring/language'
import { AccountRoute } from './account-route'
import { AccountsRoute } from './accounts-route'
import { AttentionRoute } from './attention-route'
import { DuplicatesRoute } from './duplicates-route'
import { ExportRoute } from './export-route'
import { HistoryRoute } from './history-route'
import { ImportRoute } from './import-route'
import { InsightsRoute } from './insights-route'
import { page } from './page-state'
import { PolicyRoute } from './policy-route'
import { ProgramsRoute } from './programs/programs-route'
import { SegmentsRoute } from './segments-route'
import { SettingsRoute } from './settings-route'
import { SitesRoute } from './sites-route'
import { TeamRoute } from './team/team-route'

export function App({ db }: { db: SidelightDatabase }) {
  return (
    // The router takes the hook itself: that is its way of being told where the path stands.
    // oxlint-disable-next-line react/hooks
    <Router hook={useHashLocation}>
      <Shell db={db} />
    </Router>
  )
}

function routeOf(path: string): RouteName {
  return routes.find((route) => path === `/${route}` || path.startsWith(`/${route}/`)) ?? 'accounts'
}

function Shell({ db }: { db: SidelightDatabase }) {
  const [path, navigate] = useLocation()
  const team = page.team.value
  return (
    <PageShell
      route={routeOf(path)}
      sync={page.sync.value}
      onLanguage={chooseLanguage}
      onNavigate={(next) => navigate(next)}
    >
      {page.isOutdated.value && <Blocked why="version" />}
      {team !== null && (
        <Switch>
          <Route path="/accounts/:id">
            {(params) => <AccountRoute key={params.id} db={db} team={team} accountId={params.id ?? ''} part="plan" />}
          </Route>
          <Route path="/accounts/:id/depth">
            {(params) => <AccountRoute key={params.id} db={db} team={team} accountId={params.id ?? ''} part="depth" />}
          </Route>
          <Route path="/accounts/:id/history/:version?">
            {({ id, version }) => (
              <AccountRoute key={id} db={db} team={team} accountId={id ?? ''} part="history" version={version} />
            )}
          </Route>
          <Route path="/segments/:id?">{({ id }) => <SegmentsRoute db={db} team={team} segmentId={id} />}</Route>
          <Route path="/history/:collection/:id">
            {({ collection, id }) => (
              <HistoryRoute key={id} db={db} team={team} collection={collection} recordId={id} />
            )}
          </Route>
          <Route path="/import/programs">
            <ProgramsRoute db={db} team={team} />
          </Route>
          <Route path="/import">
            <ImportRoute db={db} />
          </Route>
          <Route path="/duplicates">
            <DuplicatesRoute db={db} team={team} />
          </Route>
          <Route path="/export">
            <ExportRoute db={db} />
          </Route>
          <Route path="/policy/:part?/:segment?">
            {({ part, segment }) => <PolicyRoute db={db} team={team} part={part} wantedSegment={segment} />}
          </Route>
          <Route path="/insights">
            <InsightsRoute db={db} />
          </Route>
          <Route path="/team">
            <TeamRoute db={db} team={team} />
          </Route>
          <Route path="/sites">
            <SitesRoute />
          </Route>
          <Route path="/settings">
            <SettingsRoute db={db} />
          </Route>
          <Route path="/attention">
            <AttentionRoute db={db} team={team} />
          </Route>
          <Route>
            <AccountsRoute db={db} team={team} />
          </Route>
        </Switch>
      )}
    </PageShell>
  )
}
