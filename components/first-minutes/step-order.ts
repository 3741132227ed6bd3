import { firstSteps, type FirstStep } from './model'

/** The step after this one; done after the last. */
export function stepAfter(step: FirstStep): FirstStep | 'done' {
  return firstSteps[firstSteps.indexOf(step) + 1] ?? 'done'
}
