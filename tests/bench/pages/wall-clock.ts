/** Milliseconds since 1970 with fractions: comparable between processes and browsers of one machine. */
export const wallClock = (): number => performance.timeOrigin + performance.now()
