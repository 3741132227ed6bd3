/** Linear equations with a symmetric positive definite matrix, by Cholesky. */

/**
 * Solves A x = b. `matrix` is A row by row; its lower half is overwritten.
 * @returns null where A is not positive definite, to within rounding
 */
export function solvePositive(matrix: Float64Array, right: Float64Array): Float64Array | null {
  const size = right.length
  const at = (row: number, column: number): number => matrix[row * size + column] ?? 0
  for (let column = 0; column < size; column++) {
    let pivot = at(column, column)
    for (let k = 0; k < column; k++) pivot -= at(column, k) ** 2
    if (!(pivot > 1e-300)) return null
    const root = Math.sqrt(pivot)
    matrix[column * size + column] = root
    for (let row = column + 1; row < size; row++) {
      let value = at(row, column)
      for (let k = 0; k < column; k++) value -= at(row, k) * at(column, k)
      matrix[row * size + column] = value / root
    }
  }
  const solution = Float64Array.from(right)
  const value = (index: number): number => solution[index] ?? 0
  for (let row = 0; row < size; row++) {
    let sum = value(row)
    for (let k = 0; k < row; k++) sum -= at(row, k) * value(k)
    solution[row] = sum / at(row, row)
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = value(row)
    for (let k = row + 1; k < size; k++) sum -= at(k, row) * value(k)
    solution[row] = sum / at(row, row)
  }
  return solution.every(Number.isFinite) ? solution : null
}
