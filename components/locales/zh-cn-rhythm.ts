/** 我的邮箱里的往来。键与 en-rhythm.ts 相同。 */
import type { enRhythm } from './en-rhythm'

export const zhCnRhythm: typeof enRhythm = {
  source: '我的邮箱',
  sourceHint: '仅据本浏览器的邮箱；同事看到的是各自的。',
  title: '我的邮箱',
  last: (received, sent) =>
    [received === null ? '未收到' : `最近收到${received}`, sent === null ? '未发出' : `最近发出${sent}`].join('，'),
  name: '往来',
  every: (days) => `每${days}天`,
  seen: (gaps) => `已见${gaps}/6次间隔`,
  silent: (days) => `${days}天`,
  heard: (day) => `${day}来信`,
  logMail: '记录邮件',
  usual: (days) => `对方平时至多隔${days}天来信`,
  gaps: (seen) => `已见${seen}次来信间隔，满6次可知规律`,
  ours: (hours) => `你约${hours}个工作小时回复`,
  theirs: (hours) => `对方约${hours}个工作小时回复`,
  people: (count) => (count === 1 ? '单线联系' : `一年内对方${count}人来信`),
  newcomers: (count) => `抄送有${count}位新人`,
  bounced: (count) => `${count}个地址退信`,
  departed: (count) => `${count}人可能已离职`,
  readUntil: (day) => `收件箱和已发送已读到${day}`,
  notRead: '收件箱和已发送还没有读满30天，所以不判断安静或欠回复。“扫描此列表”可读取。',
}
