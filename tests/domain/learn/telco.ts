/** The Telco churn set as accounts with custom fields, some of them lost: a cross-section, so nothing of it can be replayed. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { noSources, type AccountFacts } from '../../../lib/domain/account-facts'
import { readPolicy, type Policy } from '../../../lib/domain/policy'
import { account, dayAgo, now } from '../build-facts'
import { readAll, rowsOf } from '../../import/read-text'

const file = join(import.meta.dirname, '../../../../shared/data/telco/Telco-Customer-Churn.csv')
export const hasTelco = existsSync(file)

/** Read as the import page reads it, columns guessed. Its "Churn" says who is lost. */
export async function readTelco(): Promise<AccountFacts[]> {
  const { drafts, problems } = await readAll(readFileSync(file))
  if (problems.length > 0) throw new Error(`${problems.length} lines were refused.`)
  return rowsOf(drafts, 'accounts').map(({ keys, fields, said }) => {
    const lost = said.stage === 'lost' ? { on: dayAgo(1), reason: 'churned' } : null
    return {
      account: account({ id: keys.name, name: keys.name, createdAt: now, lost, custom: fields.custom ?? {} }),
      interactions: [],
      signals: [],
      orders: [],
      tasks: [],
      sources: noSources,
    }
  })
}

const field = (name: string) => ({ name, source: { kind: 'custom', field: name } })
const number = (name: string, good: number, critical: number, weight = 1, called = name) => ({
  ...field(name),
  name: called,
  weight,
  good,
  critical,
})
const words = (name: string, categories: Record<string, number>, weight = 1) => ({ ...field(name), weight, categories })
const bought = { Yes: 100, No: 0, 'No internet service': 100, 'No phone service': 50 }
const unneeded = { Yes: 0, No: 60, 'No internet service': 100 }

/** Three rules of anybody who knows the trade: who is bound, who has stayed for three years, who has the dear fast line. */
const handRules = [
  words('Contract', { 'Month-to-month': 0, 'One year': 75, 'Two year': 100 }, 3),
  number('tenure', 36, 0, 2),
  words('InternetService', { 'Fiber optic': 0, DSL: 60, No: 100 }, 2),
]

/** Everything else the set tells; tenure with two more lines, as the first months and the sixth year differ in their own way. */
const allRules = [
  ...handRules,
  number('tenure', 72, 0, 1, 'tenure, long'),
  number('tenure', 6, 0, 1, 'tenure, first months'),
  words('PaymentMethod', {
    'Electronic check': 0,
    'Mailed check': 60,
    'Bank transfer (automatic)': 100,
    'Credit card (automatic)': 100,
  }),
  ...['OnlineSecurity', 'TechSupport', 'OnlineBackup', 'DeviceProtection'].map((name) => words(name, bought)),
  words('PaperlessBilling', { true: 0, false: 100 }),
  number('SeniorCitizen', 0, 1),
  ...['Partner', 'Dependents'].map((name) => words(name, { true: 100, false: 0 })),
  ...['StreamingTV', 'StreamingMovies'].map((name) => words(name, unneeded)),
  words('MultipleLines', { Yes: 0, No: 100, 'No phone service': 50 }),
  number('MonthlyCharges', 20, 120),
  number('TotalCharges', 4000, 0),
]

/** The table of MODEL.md says nothing here: the workspace's own indicators are all there is. */
const policyOf = (own: readonly object[]): Policy => {
  const silent = Object.fromEntries(Object.keys(readPolicy(null).health.indicators).map((id) => [id, { weight: 0 }]))
  return readPolicy({ health: { indicators: silent, own } })
}

export const handPolicy = policyOf(handRules)
export const fullPolicy = policyOf(allRules)
