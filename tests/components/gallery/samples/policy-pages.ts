/** Names of the rules' pages in their states; what they show is drawn by policy.tsx. */
export const policyPages = [
  'policy',
  'policy-changed',
  'policy-looking',
  'policy-wrong',
  'policy-saved',
  'policy-simulator',
  'policy-simulator-few',
  'policy-simulator-none',
  'policy-simulator-running',
  'policy-learned',
  'policy-learned-refused',
  'policy-versions',
  'policy-versions-none',
  'insights',
  'insights-few',
  'insights-none',
] as const
