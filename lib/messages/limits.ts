import { addressLength, nameLength, peoplePerMessage, subjectLength } from './page-limits'

/** Bounds on everything that comes from outside. Sizes in bytes, lengths in UTF-16 units, counts as named. */
export const limits = {
  peoplePerMessage,
  /** Messages of one open conversation. */
  messagesPerReport: 200,
  /** Forwarded or bounced originals of one message. */
  originalsPerMessage: 20,
  /** Rows of a message list in one report, and people in each. */
  rowsPerList: 500,
  peoplePerRow: 20,
  /** Text that the sidebar may insert in a draft. */
  insertLength: 5000,
  /** Of what a person has selected in a message: a signature. */
  selectionLength: 2000,
  nameLength,
  addressLength,
  subjectLength,
  /** Any single text field of a row. */
  textLength: 20_000,
  setSize: 2000,
  /** One row as JSON, in UTF-16 units. */
  recordLength: 512 * 1024,
  /** Changes in one push. */
  changesPerPush: 1000,
  /** Records in one page of a pull. */
  recordsPerPull: 2000,
  /** Changes in one page of a record's history. */
  entriesPerHistory: 200,
  /** A frame of rows; one of a document has room for a whole plan and a few bytes around it. */
  frameBytes: 8 * 1024 * 1024,
  /** One Yjs update. */
  updateBytes: 1024 * 1024,
  /** One plan; sync step 2 may be as large. */
  documentBytes: 8 * 1024 * 1024,
  /** Versions of one plan, and members named for each. */
  planVersions: 2000,
  versionMembers: 1000,
} as const
