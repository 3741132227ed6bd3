/** The table of MODEL.md, in its order. A policy's own indicators over custom fields join here. */
import type { Indicator } from './indicator'
import { closeAttempts } from './intent'
import { purchases, receivables, renewalOverdue } from './money'
import { npsChange, npsLast } from './nps'
import { feel, sinceContact } from './relation'
import { complaintsPastDue, firstResponse, planMet } from './service'
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
]
