/** The main thread of a page's process, as Chromium's own trace tells it. */
import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import * as z from 'zod/mini'

const eventSchema = z.object({
  name: z.string(),
  pid: z.number(),
  tid: z.number(),
  /** Microseconds. */
  ts: z.number(),
  dur: z.optional(z.number()),
  /** Microseconds that the thread was on a processor. */
  tdur: z.optional(z.number()),
  args: z.unknown(),
})
type TraceEvent = z.infer<typeof eventSchema>

const startedSchema = z.object({
  data: z.object({ frames: z.array(z.object({ url: z.string(), processId: z.optional(z.number()) })) }),
})
const threadSchema = z.object({ name: z.literal('CrRendererMain') })
const ownCallSchema = z.object({
  data: z.object({
    url: z.string().check(z.regex(/^chrome-extension:.*\/(content-scripts\/|page-tools\.js|generic\.js)/)),
  }),
})

/** Processor time of the page's main thread, ms: what other processes of the machine take does not count. */
export interface MainThread {
  /** Every task. */
  tasks: number[]
  /** The tasks that a content script ran in, whoever did the rest of them. */
  ourTasks: number[]
  /** A content script's functions by themselves. */
  ourCalls: number[]
}

/** Records the page's main thread while `work` runs. */
export async function recordMainThread(
  context: BrowserContext,
  page: Page,
  work: () => Promise<void>,
): Promise<MainThread> {
  const session = await context.newCDPSession(page)
  const events: unknown[] = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value))
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      recordMode: 'recordContinuously',
      includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', '__metadata'],
    },
  })
  await work()
  await endTrace(session)
  await session.detach()
  return readMainThread(z.array(eventSchema).parse(events), page.url())
}

async function endTrace(session: CDPSession): Promise<void> {
  const isComplete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()))
  await session.send('Tracing.end')
  await isComplete
}

const milliseconds = ({ tdur }: TraceEvent): number => (tdur ?? 0) / 1000

function readMainThread(all: readonly TraceEvent[], url: string): MainThread {
  const pid = processOf(all, url)
  const main = all.find(
    (one) => one.name === 'thread_name' && one.pid === pid && threadSchema.safeParse(one.args).success,
  )
  if (!main) throw new Error('The trace does not name the main thread of the page.')
  const events = all.filter((event) => event.pid === pid && event.tid === main.tid)
  const tasks = events.filter(({ name }) => name === 'RunTask')
  const calls = events.filter(({ name, args }) => name === 'FunctionCall' && ownCallSchema.safeParse(args).success)
  const hasOurs = ({ ts, dur }: TraceEvent): boolean => calls.some((call) => call.ts >= ts && call.ts < ts + (dur ?? 0))
  return {
    tasks: tasks.map(milliseconds),
    ourTasks: tasks.filter(hasOurs).map(milliseconds),
    ourCalls: calls.map(milliseconds),
  }
}

/** Without the part after `#`, which the trace leaves out. */
const pageOf = (url: string): string => url.replace(/#.*$/, '')

function processOf(events: readonly TraceEvent[], url: string): number {
  for (const event of events) {
    const started = event.name === 'TracingStartedInBrowser' ? startedSchema.safeParse(event.args) : null
    const frame = started?.success ? started.data.data.frames.find((one) => pageOf(one.url) === pageOf(url)) : undefined
    if (frame?.processId !== undefined) return frame.processId
  }
  throw new Error(`The trace does not name the process of ${url}.`)
}
