/** Whether the end-to-end tests run in their long form: every message of the corpus, the largest files. `npm run soak` asks for it. */
export const isLong = process.env['SIDELIGHT_LONG'] !== undefined
