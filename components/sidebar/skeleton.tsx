/** Places kept for what is still read or computed, in the very boxes it will stand in, so that nothing moves when it comes. */
import { strings } from '../locale'
import './chips.css'
import './log-footer.css'
import './skeleton.css'
import './who.css'

/** Where the verdict and the chips will stand. */
export function NumbersComing() {
  return (
    <div class="skeleton" data-testid="numbers-coming" aria-hidden="true">
      <p class="verdict is-plain">
        <Bar width="55%" />
      </p>
      <div class="chips-block">
        <div class="chips">
          {[0, 1, 2].map((place) => (
            <div key={place} class="chip">
              <span class="chip-main">
                <Bar width="70%" />
              </span>
              <span class="chip-sub">
                <Bar width="45%" />
              </span>
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}

/** A card that is not there yet. */
export function Loading() {
  return (
    <div class="card" data-testid="loading" aria-busy="true">
      <h1 class="visually-hidden">{strings.value.frame.sidebar}</h1>
      <div class="who skeleton" aria-hidden="true">
        <div class="who-person">
          <span class="who-name">
            <Bar width="150px" />
          </span>
        </div>
        <div class="who-account">
          <span class="who-account-name">
            <Bar width="190px" />
          </span>
        </div>
      </div>
      <NumbersComing />
    </div>
  )
}

/** The log button's place. */
export function FooterComing() {
  return (
    <footer class="log skeleton" aria-hidden="true">
      <div class="log-row">
        <span class="log-main log-coming" />
      </div>
    </footer>
  )
}

/** As high as the line of text it stands for. */
function Bar({ width }: { width: string }) {
  return (
    <i class="bar" style={{ width }}>
      {'\u00A0'}
    </i>
  )
}
