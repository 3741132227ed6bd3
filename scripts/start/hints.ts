/** One line on how to go on with one's own mail. */
export const gmailHint =
  'On your own Gmail: npm run build, load .output/chrome-mv3 as an unpacked extension (chrome://extensions), open mail.google.com.'
