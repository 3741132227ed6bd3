/** Mail that is not from a known contact: strangers, a newsletter, a colleague, a machine. */
import type { Calendar } from './calendar'
import type { Eml } from './eml'
import { demoMembers } from './story'

const rep1 = { name: demoMembers.rep1.name, address: demoMembers.rep1.email }
const rep2 = { name: demoMembers.rep2.name, address: demoMembers.rep2.email }

export function otherMail(calendar: Calendar): Eml[] {
  return [
    {
      messageId: 'enquiry.1@yunfan-cold.example',
      at: calendar.at(1, 11, 36),
      from: { name: '冯晓东', address: 'feng.xiaodong@yunfan-cold.example' },
      to: [rep1],
      subject: '咨询：冷库温湿度监控',
      text: '林经理您好，\n\n我们是做冷链仓储的，在展会上看到贵司的传感器。四个冷库大概要多少钱？\n\n冯晓东\n云帆冷链 设备部',
    },
    {
      messageId: 'hello.7@silverbirch-vet.example',
      at: calendar.at(3, 21, 18),
      from: { name: 'Nora Whitfield', address: 'nora@silverbirch-vet.example' },
      to: [rep1],
      subject: 'Recommended by Bluefinch Dental',
      text: 'Hello Lin,\n\nPriya Raman speaks highly of you. We run three veterinary practices and would like a demo.\n\nNora Whitfield',
    },
    {
      // A new face at a known account: the domain gives the company, the person is new.
      messageId: 'intro.3@hengyi-jm.example',
      at: calendar.at(2, 9, 22),
      from: { name: '袁浩', address: 'yuan.hao@hengyi-jm.example' },
      to: [rep1],
      cc: [{ name: '王建国', address: 'wang.jianguo@hengyi-jm.example' }],
      subject: '二期项目安全员资料',
      text: '林经理，\n\n我是二期的安全员，进场人员资料请按附件格式填写。\n\n袁浩',
    },
    {
      messageId: 'weekly.48@news.makers-weekly.example',
      at: calendar.at(1, 7, 0),
      from: { name: 'Makers Weekly', address: 'no-reply@news.makers-weekly.example' },
      to: [rep1],
      subject: 'Makers Weekly: five lines that pay for themselves',
      text: 'This week: five production lines that paid for themselves.\n\nUnsubscribe at any time.',
      headers: {
        'List-Id': '<weekly.news.makers-weekly.example>',
        'List-Unsubscribe': '<https://news.makers-weekly.example/out>',
        Precedence: 'bulk',
      },
    },
    {
      messageId: 'standup.12@ourco.test',
      at: calendar.at(0, 9, 2),
      from: rep2,
      to: [rep1],
      cc: [{ name: demoMembers.rep4.name, address: demoMembers.rep4.email }],
      subject: '华垣的书面说明，你看一下',
      text: '晓晓，\n\n说明初稿写好了，放在华垣的经营计划里。你看一眼措辞，十一点前发孙总。\n\n李哲',
    },
    {
      messageId: 'ticket.5521@support.ourco.test',
      at: calendar.at(1, 10, 1),
      from: { name: 'Support', address: 'no-reply@ourco.test' },
      to: [rep1],
      subject: '[5521] 华垣重工：点检数据恢复 80%',
      text: '工单 5521 有新进展：已恢复 80% 数据，预计今晚完成。',
    },
    {
      messageId: 'group.9@lanchuan.example',
      at: calendar.at(4, 16, 44),
      from: { name: '何俊', address: 'he.jun@lanchuan.example' },
      // People of two accounts in one message: a choice to be made.
      to: [rep1, { name: '张敏', address: 'zhang.min@hengyi-jm.example' }],
      cc: [
        { name: '赵雪梅', address: 'zhao.xuemei@lanchuan.example' },
        { name: '陈立', address: 'chen.li@hengyi-jm.example' },
        rep2,
      ],
      subject: '同行交流：恒屹来澜川参观',
      text: '各位好，\n\n下周三下午恒屹的同事来澜川看注塑车间的看板，林晓陪同。请确认人数。\n\n何俊',
    },
    {
      messageId: 'oof.2@vandermolen.example',
      at: calendar.at(6, 17, 3),
      from: { name: 'Femke de Wit', address: 'femke.dewit@vandermolen.example' },
      to: [rep1],
      subject: 'Automatic reply: may I come to Utrecht?',
      text: 'I am travelling until Monday. For stores in a hurry: Bas Vandermolen.\n\nFemke',
      headers: { 'Auto-Submitted': 'auto-replied' },
    },
  ]
}
