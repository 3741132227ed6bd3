/** States of the import page: their names alone, for whoever asks for their pictures. */
export const importPages = [
  'import',
  'import-none',
  'import-refused',
  'import-preview',
  'import-wide',
  'import-checking',
  'import-nothing',
  'import-running',
  'import-waiting',
  'import-done',
  'import-done-errors',
  'import-undone',
  'import-failed',
  'import-cut-off',
] as const
