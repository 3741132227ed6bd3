/** A wait that ends: what never comes is named, instead of a whole test's time running out. */

/** @throws {Error} naming `what` once `ms` have passed without it. */
export async function within<T>(ms: number, what: string, coming: Promise<T>): Promise<T> {
  let patience: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    patience = setTimeout(() => reject(new Error(`${what} did not come within ${ms / 1000} s.`)), ms)
  })
  try {
    return await Promise.race([coming, late])
  } finally {
    clearTimeout(patience)
  }
}
