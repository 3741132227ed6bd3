/** 我的邮箱里的往来。键与 en-rhythm.ts 相同。 */
import type { enRhythm } from './en-rhythm'

export const zhCnRhythm: typeof enRhythm = {
  source: '我的邮箱',
  sourceHint: '仅据本浏览器的邮箱；同事看到的是各自的。',
  title: '我的邮箱',
  last: (received, sent) =>
    [received === null ? '未收到' : `最近收到${received}`, sent === null ? '未发出' : `最近发出${sent}`].join('，'),
  usual: (days) => `平时间隔${days}天`,
  ours: (hours) => `您约${hours}小时回复`,
  theirs: (hours) => `对方约${hours}小时回复`,
  working: '工作时间',
  people: (count) => (count === 1 ? '单线联系' : `对方${count}人`),
  newcomers: (count) => `抄送里有${count}位新人`,
  bounced: (count) => `${count}个地址被退信`,
  departed: (count) => `${count}人可能已离职`,
  notRead: '收件箱和已发送尚未读满30天：不判断安静或欠回复。',
  scan: '读取',
}
