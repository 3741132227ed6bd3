/** Rows with every field at its neutral value, so that whoever makes one writes only what is known. */
import type { Account, Contact, Instant } from './model'

/** An account about which nothing is known but its name. */
export function emptyAccount(id: string, name: string, now: Instant): Account {
  return {
    id,
    createdAt: now,
    deletedAt: null,
    name,
    domains: [],
    tags: [],
    ownerId: null,
    industry: null,
    country: null,
    employees: null,
    relationship: 'unknown',
    customerSince: null,
    openOffer: null,
    contract: null,
    lost: null,
    stageOverride: null,
    targetProfile: {},
    industryInfluence: null,
    jointInnovation: null,
    growthRate: null,
    marginRate: null,
    costToServe12m: null,
    paidOnTimeShare: null,
    overdueSince: null,
    receivablesKnown: false,
    feel: null,
    approvedTier: null,
    keyAccount: null,
    creditLimit: null,
    paymentTermsDays: null,
    referredById: null,
    parentId: null,
    source: null,
    externalKeys: [],
    confirmedOn: null,
    custom: {},
  }
}

/** A contact about whom nothing is known but the name. */
export function emptyContact(id: string, name: string, now: Instant): Contact {
  return {
    id,
    createdAt: now,
    deletedAt: null,
    name,
    emails: [],
    accountIds: [],
    title: null,
    phone: null,
    formOfAddress: null,
    birthday: null,
    leftOn: null,
    preferences: {},
    externalKeys: [],
    confirmedOn: null,
    custom: {},
  }
}
