/** Why a line of a file was not taken, or a part of it: a key and its figures, worded in components/locales. */

/** Each with what would be right; the words are `imports.problems` of the locales. */
export const problemKeys = [
  /** The cell is longer than `importLimits.cellLength`: `length`, `most`. */
  'cellTooLong',
  /** More cells than the header has columns: `cells`, `columns`. */
  'tooManyCells',
  /** Characters that are not of the encoding: `encoding`. */
  'notInEncoding',
  /** A quote is opened and never closed. */
  'quoteNotClosed',
  /** Nothing names an account or a person. */
  'noName',
  /** Nothing says whose order, interaction or signal it is. */
  'noOwner',
  /** An order, interaction or signal without a date; nothing says when. */
  'noDate',
  'noAmount',
  'noValue',
  /** The cell's text is not of the column's kind: `text`. */
  'notADate',
  'notANumber',
  'notAnAmount',
  'notACurrency',
  'notAnAddress',
  'notADomain',
  'notAPercent',
  'notYesNo',
  'notATier',
  'notAStage',
  'notAKind',
  /** `least`, `most`. */
  'outOfRange',
  /** Text longer than the field holds: `length`, `most`. */
  'textTooLong',
  /** More values in one cell than a set holds: `count`, `most`. */
  'tooManyValues',
  /** A card that ical.js could not read: `text`. */
  'notACard',
  /** A line of our own export that is not JSON, or whose row does not fit its schema: `text`. */
  'notARow',
  /** The card or the export ends before its end: `text`. */
  'cutShort',
  /** Said by the store: `text`. */
  'refused',
  /** Of a role in the team that may not write this. */
  'notAllowed',
] as const
export type ProblemKey = (typeof problemKeys)[number]

export interface ImportProblem {
  /** Physical line of the file on which the record begins, from 1. */
  line: number
  /** The column's header as the file has it, or the card's property; null: the whole line. */
  column: string | null
  reason: ProblemKey
  params: Readonly<Record<string, string | number>>
}
