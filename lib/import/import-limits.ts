/** Bounds on a file that is imported. Sizes in bytes, lengths in UTF-16 units, counts as named. */
export const importLimits = {
  /** Larger files are refused with a sentence. */
  fileBytes: 4 * 1024 * 1024 * 1024,
  /** Read at once; memory follows this, not the file. */
  chunkBytes: 1024 * 1024,
  /** From the beginning of the file: what encoding, delimiter, kind and columns are guessed from. */
  sampleBytes: 256 * 1024,
  /** Records in the sample at most. */
  sampleRecords: 500,
  columns: 500,
  /** A longer cell is its line's error. */
  cellLength: 100_000,
  /** One record or card; a longer one is an error and is skipped. */
  recordLength: 4 * 1024 * 1024,
  /** Lines in error that are kept word for word; further ones are counted. */
  problemsKept: 10_000,
  /** Drafts handed to the store at once. */
  bunch: 500,
} as const
