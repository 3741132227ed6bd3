/** Rules for trades whose customers come back at different speeds (MODEL, "Lifecycle stage and dormancy (C2)"): a start for a segment. */

/** As values of a policy. Working days between contacts; software goes by use. */
export const cadencePresets = {
  services: { dormancy: { cadence: 30, isByUse: false } },
  retail: { dormancy: { cadence: 30, isByUse: false } },
  hairSalon: { dormancy: { cadence: 45, isByUse: false } },
  manufacturing: { dormancy: { cadence: 90, isByUse: false } },
  software: { dormancy: { cadence: 5, isByUse: true } },
} as const satisfies Record<string, Record<string, unknown>>

export type CadencePreset = keyof typeof cadencePresets
