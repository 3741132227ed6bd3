/** The table of MODEL.md, in its order. A workspace's own join in lib/domain/health.ts. */
import type { Indicator } from './indicator'
import { closeAttempts } from './intent'
import { purchases, receivables, renewalOverdue } from './money'
import { npsChange, npsLast } from './nps'
import { complaintsPastDue } from './past-due'
import { feel, ownSilence, sinceContact } from './relation'
import { firstResponse, planMet } from './service'
import { coreUse, modulesInUse, sinceUse } from './use'
import { complaints, csat, helpAsked, mentions } from './voice'

export const allIndicators: readonly Indicator[] = [
  sinceUse,
  coreUse,
  closeAttempts,
  renewalOverdue,
  purchases,
  complaints,
  npsChange,
  npsLast,
  mentions,
  csat,
  modulesInUse,
  helpAsked,
  sinceContact,
  firstResponse,
  complaintsPastDue,
  planMet,
  receivables,
  feel,
  ownSilence,
]
