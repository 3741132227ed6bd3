/** Open promises and tasks of the story, and a few that were kept. */
import type { Task } from '../../lib/domain/model'
import { randomFor, type DemoContext } from './context'
import { demoId } from './ids'

const kept = {
  zh: ['发送月度使用报告', '回访上次培训效果', '确认发票信息', '寄送样品', '更新联系人名单'],
  en: ['Send the monthly usage report', 'Follow up on the training', 'Confirm invoice details', 'Post the samples'],
} as const

export function taskRows(context: DemoContext): Task[] {
  const { story, calendar } = context
  const random = randomFor(context, 'tasks')
  const open = (story.promises ?? []).map((promise, index): Task => {
    const createdAt = calendar.at(5 + index, 11, 20)
    return {
      id: demoId(`task ${story.key} ${index}`, createdAt),
      createdAt,
      deletedAt: null,
      accountId: context.accountId,
      contactId: promise.kind === 'task' ? null : (context.contactIds[0] ?? null),
      kind: promise.kind ?? 'promise',
      title: promise.title,
      ownerId: context.memberIds[promise.by],
      dueOn: calendar.day(-promise.inDays),
      doneAt: null,
    }
  })
  const done = [34, 71].map((daysAgo): Task => {
    const createdAt = calendar.at(daysAgo + 6, 10, 0)
    return {
      id: demoId(`kept ${story.key} ${daysAgo}`, createdAt),
      createdAt,
      deletedAt: null,
      accountId: context.accountId,
      contactId: null,
      kind: 'task',
      title: random.pick(kept[story.country === 'CN' ? 'zh' : 'en']),
      ownerId: context.memberIds[story.owner],
      dueOn: calendar.day(daysAgo),
      doneAt: calendar.at(daysAgo, 16, random.between(0, 59)),
    }
  })
  return [...open, ...done]
}
