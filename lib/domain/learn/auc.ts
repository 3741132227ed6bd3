/** How well a figure tells lost accounts from kept ones. */

export interface Judged {
  /** Higher means likelier lost. */
  risk: number
  isLost: boolean
}

/**
 * The share of pairs of a lost and a kept account in which the lost one has the higher risk, ties counted half: the area
 * under the ROC curve (Mann & Whitney's U). 0.5 is a coin, 1 is perfect. Null where there is only one kind, or a risk is NaN.
 */
export function aucOf(judged: readonly Judged[]): number | null {
  const lost = judged.filter(({ isLost }) => isLost).length
  const kept = judged.length - lost
  if (lost === 0 || kept === 0 || judged.some(({ risk }) => Number.isNaN(risk))) return null
  const sorted = judged.toSorted((a, b) => (a.risk < b.risk ? -1 : Number(a.risk > b.risk)))
  let sumOfRanks = 0
  for (let from = 0; from < sorted.length;) {
    let to = from
    let lostInTie = 0
    while (to < sorted.length && sorted[to]?.risk === sorted[from]?.risk) {
      if (sorted[to]?.isLost) lostInTie++
      to++
    }
    // Ranks from + 1 to `to`, each tied one given their mean.
    sumOfRanks += (lostInTie * (from + 1 + to)) / 2
    from = to
  }
  return (sumOfRanks - (lost * (lost + 1)) / 2) / (lost * kept)
}
