import { describe } from 'vitest'
import { createMemoryBus } from '../../../server/bus/memory'
import { testBus } from './contract'

describe('the bus in process', () => {
  testBus(async () => {
    const bus = createMemoryBus()
    return [bus, bus]
  })
})
