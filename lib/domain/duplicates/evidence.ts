/** What speaks for and against two rows being one, and how sure that makes it. A person decides; nothing is merged by it. */

/** Each with the value that the two share, or in which they differ. */
export type EvidenceKind =
  | 'sameExternalKey'
  | 'sameAddress'
  | 'sameMailbox'
  | 'sameDomain'
  | 'samePhone'
  | 'sameName'
  | 'sameCompanyName'
  | 'sameAccount'
  | 'otherNumberThere'
  | 'otherCountry'
  | 'otherBirthday'
  | 'otherName'

export interface Evidence {
  kind: EvidenceKind
  value: string
}

/** certain: one in any case. likely: merge unless something is known against it. possible: worth a look. */
export type Sureness = 'certain' | 'likely' | 'possible'

export interface Likeness {
  /** 0..1; an order of proposals, not a probability. */
  score: number
  sureness: Sureness
  evidence: Evidence[]
}

/** Weights in log-odds, set by hand after Fellegi and Sunter, "A theory for record linkage" (1969): agreement adds, conflict takes away. */
const weights: Readonly<Record<EvidenceKind, number>> = {
  sameExternalKey: 8,
  sameAddress: 7,
  sameMailbox: 5,
  sameDomain: 4,
  samePhone: 3,
  sameName: 2.5,
  sameCompanyName: 3.5,
  sameAccount: 2,
  otherNumberThere: -3,
  otherCountry: -1.5,
  otherBirthday: -5,
  otherName: -3,
}
/** Odds that two rows which share a key at all are one. */
const prior = -3
const line = { certain: 4, likely: 1.5, possible: -0.5 }

/** Null where it is not worth a look. */
export function likenessOf(evidence: readonly Evidence[]): Likeness | null {
  const kinds = new Set(evidence.map(({ kind }) => kind))
  let odds = prior
  for (const kind of kinds) odds += weights[kind]
  if (odds < line.possible) return null
  const sureness = odds >= line.certain ? 'certain' : odds >= line.likely ? 'likely' : 'possible'
  return { score: 1 / (1 + Math.exp(-odds)), sureness, evidence: [...evidence] }
}
