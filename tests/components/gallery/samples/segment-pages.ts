/** Names of the segments' pages in their states; what they show is drawn by segments.tsx. */
export const segmentPages = [
  'segments',
  'segments-none',
  'segments-new',
  'segments-open',
  'segments-much',
  'segments-wrong',
  'segments-long',
  'segments-unreadable',
  'segments-removed',
] as const
