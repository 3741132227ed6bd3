/** May this process be sent people? It may while its storage answers, its bus is connected, and it is not going away. */
import type { Bus } from '../bus/bus'
import type { Storage } from '../storage/storage'

export interface Readiness {
  isReady: boolean
  storage: 'answers' | 'fails'
  bus: 'connected' | 'disconnected'
  isStopping: boolean
}

/** A storage that takes longer does not answer. */
const patienceMs = 2000
const nobody = '00000000-0000-7000-8000-000000000000'

export async function readinessOf(
  { storage, bus }: { storage: Pick<Storage, 'workspace'>; bus: Pick<Bus, 'isConnected'> },
  isStopping: boolean,
): Promise<Readiness> {
  const doesAnswer = await answers(storage)
  const isConnected = bus.isConnected()
  return {
    isReady: doesAnswer && isConnected && !isStopping,
    storage: doesAnswer ? 'answers' : 'fails',
    bus: isConnected ? 'connected' : 'disconnected',
    isStopping,
  }
}

async function answers(storage: Pick<Storage, 'workspace'>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patienceMs)
  })
  const asked = storage.workspace(nobody).then(
    () => true,
    () => false,
  )
  try {
    return await Promise.race([asked, late])
  } finally {
    clearTimeout(timer)
  }
}
