/** Views with something opened in them, by what is clicked. */

/** What a person opens on the known card: what is clicked, in turn. */
export const opened: Readonly<Record<string, readonly string[]>> = {
  tier: ['tier', 'formula-toggle'],
  stage: ['stage', 'formula-toggle'],
  health: ['health', 'formula-toggle'],
  more: ['more-toggle'],
  menu: ['log-menu'],
  call: ['log-menu', 'log-call'],
  others: ['others'],
  preview: ['preview'],
  'card-menu': ['card-menu'],
  signature: ['card-menu', 'signature'],
  'panel-menu': ['panel-menu'],
}
/** Of other states. */
export const openedElsewhere: Readonly<Record<string, { state: string; clicks: readonly string[] }>> = {
  'why-doubted': { state: 'doubted', clicks: ['match'] },
  'why-chosen': { state: 'chosen', clicks: ['match'] },
  'why-domain': { state: 'by-domain', clicks: ['match', 'another'] },
  'someone-else': { state: 'ask', clicks: ['someone-else'] },
  'another-customer': { state: 'choice', clicks: ['someone-else'] },
  'rail-bulk': { state: 'bulk', clicks: [] },
}
