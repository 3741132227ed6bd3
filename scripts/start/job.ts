import type { DemoMessage } from '../demo/mail'
import type { DemoBrowser, DemoBrowserGiven } from './demo-browser'
import type { Progress } from './progress'
import type { Screenshots } from './screenshots'

/** What the steps of the main job work with: two browsers, their mail, and where they tell and show what happened. */
export interface MainJob extends DemoBrowserGiven {
  mail: readonly DemoMessage[]
  progress: Progress
  rep: DemoBrowser
  colleague: DemoBrowser
  screenshots: Screenshots
}
