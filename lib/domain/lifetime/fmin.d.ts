/**
 * fmin has no types. Its sources are imported and not its bundle: that one is UMD in a package of type "module", which Node reads as
 * a module without exports. Of its minimisers only the conjugate gradient is used: Nelder-Mead's shrink step assigns an
 * undeclared variable (fmin 0.0.4, src/nelderMead.js, "for (i = 1"), which throws in a module.
 */
declare module 'fmin/index.js' {
  export interface GradientMinimum {
    x: number[]
    fx: number
    fxprime: number[]
  }
  /** Polak-Ribiere with a Wolfe line search; ends at a gradient of length 1e-5, or after `maxIterations`. */
  export function conjugateGradient(
    f: (x: number[], gradient: number[]) => number,
    initial: number[],
    parameters?: { maxIterations?: number },
  ): GradientMinimum
}
