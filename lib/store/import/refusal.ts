/** A draft that the store does not take: the line is listed with its reason, the others go in. */
import type { ImportProblem, ProblemKey } from '../../import/problem'

export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly reason: ProblemKey
  readonly params: ImportProblem['params']

  constructor(reason: ProblemKey, params: ImportProblem['params']) {
    super(`${reason} ${JSON.stringify(params)}`)
    this.reason = reason
    this.params = params
  }
}
