/**
 * What Prometheus is told of one server process. Labels are kinds, codes and names of our own; never an id, a name, an address or
 * anything else that a customer or a source has written.
 */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { IngestOutcome } from '../../lib/messages/ingest-protocol'

/** Seconds; an fsync of a good disk is a millisecond, of a poor one fifty. */
const writeBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** What is looked at when somebody asks. */
export interface Watched {
  sockets: () => { rows: number; documents: number }
  openDocuments: () => number
  isBusConnected: () => boolean
}

export class Metrics {
  readonly #registry = new Registry()
  readonly #storageSeconds: Histogram<'operation'>
  readonly #storageFailures: Counter<'operation'>
  readonly #requests: Counter<'route' | 'status'>
  readonly #closes: Counter<'code'>
  readonly #changes: Counter
  readonly #ingested: Counter<'outcome'>

  constructor() {
    const registers = [this.#registry]
    collectDefaultMetrics({ register: this.#registry })
    this.#storageSeconds = new Histogram({
      name: 'sidelight_storage_seconds',
      help: 'How long the storage took, a write until it is on disk',
      labelNames: ['operation'],
      buckets: writeBuckets,
      registers,
    })
    this.#storageFailures = new Counter({
      name: 'sidelight_storage_failures_total',
      help: 'Storage operations that failed',
      labelNames: ['operation'],
      registers,
    })
    this.#requests = new Counter({
      name: 'sidelight_http_requests_total',
      help: 'HTTP requests by route and status',
      labelNames: ['route', 'status'],
      registers,
    })
    this.#closes = new Counter({
      name: 'sidelight_socket_closes_total',
      help: 'Sockets that ended, by close code (docs/protocol.md)',
      labelNames: ['code'],
      registers,
    })
    this.#changes = new Counter({
      name: 'sidelight_changes_total',
      help: 'Changes of rows that were pushed, by members and sources',
      registers,
    })
    this.#ingested = new Counter({
      name: 'sidelight_ingested_messages_total',
      help: 'Messages of sources by what became of them',
      labelNames: ['outcome'],
      registers,
    })
  }

  /** To be called once, by the server that this tells of. */
  watch({ sockets, openDocuments, isBusConnected }: Watched): void {
    const registers = [this.#registry]
    const socketGauge = new Gauge({
      name: 'sidelight_sockets',
      help: 'Open sockets',
      labelNames: ['kind'],
      registers,
      collect: () => {
        const { rows, documents } = sockets()
        socketGauge.set({ kind: 'rows' }, rows)
        socketGauge.set({ kind: 'document' }, documents)
      },
    })
    const documentGauge: Gauge = new Gauge({
      name: 'sidelight_documents_in_memory',
      help: 'Plans that are in memory',
      registers,
      collect: () => documentGauge.set(openDocuments()),
    })
    const busGauge: Gauge = new Gauge({
      name: 'sidelight_bus_connected',
      help: '1 while the bus between processes is connected',
      registers,
      collect: () => busGauge.set(isBusConnected() ? 1 : 0),
    })
  }

  noteStorage(operation: string, seconds: number, hasFailed: boolean): void {
    this.#storageSeconds.observe({ operation }, seconds)
    if (hasFailed) this.#storageFailures.inc({ operation })
  }

  /** @param route the pattern that was matched, never the path that was asked for */
  noteRequest(route: string, status: number): void {
    this.#requests.inc({ route, status: String(status) })
  }

  noteClose(code: number): void {
    this.#closes.inc({ code: String(code) })
  }

  notePush(changes: number): void {
    this.#changes.inc(changes)
  }

  noteIngested(outcome: IngestOutcome): void {
    this.#ingested.inc({ outcome })
  }

  get contentType(): string {
    return this.#registry.contentType
  }

  text(): Promise<string> {
    return this.#registry.metrics()
  }
}
