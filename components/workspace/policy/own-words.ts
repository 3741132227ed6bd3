/** What an own indicator is made of, in the language on screen. */
import { interactionKinds } from '../../../lib/domain/model'
import type { OwnIndicator } from '../../../lib/domain/policy-own-indicators'
import { formatList } from '../../format'
import { strings } from '../../locale'

export function ownSourceText({ source, categories }: OwnIndicator): string {
  const words = strings.value.policy.own
  switch (source.kind) {
    case 'custom':
      return categories === null
        ? words.told.number(source.field)
        : words.told.categories(source.field, Object.keys(categories).length)
    case 'signal':
      return words.told.signal(source.signal, words.signalMeasures[source.measure], source.days)
    case 'orders':
      return words.told.orders(words.orderMeasures[source.measure], source.days)
    default: {
      const kinds = interactionKinds.filter((kind) => source.interactions.includes(kind))
      const named = formatList(kinds.map((kind) => strings.value.model.kinds[kind]))
      return words.told.interactions(kinds.length === 0 ? words.allKinds : named, source.days)
    }
  }
}
