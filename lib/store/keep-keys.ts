/** Keys that are computed of a row and stored with it, so that an index holds them. */
import type { DBCore, DBCoreMutateRequest, Middleware } from 'dexie'

/** Dexie's middleware form (DBCore): every write of the table passes here. */
export function keepKeys(table: string, keysOf: (row: object) => object): Middleware<DBCore> {
  const withKeys = (request: DBCoreMutateRequest): DBCoreMutateRequest => {
    if (request.type !== 'add' && request.type !== 'put') return request
    const values: readonly object[] = request.values
    return { ...request, values: values.map((row) => Object.assign({}, row, keysOf(row))) }
  }
  return {
    stack: 'dbcore',
    name: `${table}Keys`,
    create: (core) => ({
      ...core,
      table(name) {
        const own = core.table(name)
        return name === table ? { ...own, mutate: (request) => own.mutate(withKeys(request)) } : own
      },
    }),
  }
}
