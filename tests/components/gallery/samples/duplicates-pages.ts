/** States of the pages of duplicates and of the export: their names alone, for whoever asks for their pictures. */
export const duplicatesPages = [
  'duplicates',
  'duplicates-looking',
  'duplicates-none',
  'duplicates-failed',
  'duplicates-decided',
  'export',
  'export-none',
  'export-running',
  'export-done',
  'export-failed',
] as const
