/** 评分规则中币种与日历的中文。 */
import type { enCalendar, enMoney } from './en-money'

export const zhCnMoney: typeof enMoney = {
  title: '币种',
  intro: '订单以同一币种计算。其他币种的订单按当日或之前最近的汇率折算；没有汇率则不计入，绝不猜测。',
  reporting: '报告币种',
  choose: '请选择',
  otherCurrency: (currency) =>
    `请以${currency}重新填写汇率，原币种的汇率不再适用。价值分层在次日全部客户重新排名后更新。自定义收入指标的界线届时以${currency}计。`,
  allCount: (total) => `全部${total}笔订单均已计入。`,
  leftOut: (count, total) => `${total}笔订单中有${count}笔因缺汇率未计入：`,
  leftOutOf: (currency, count, from) => `${currency}：${count}笔，最早在${from}`,
  withoutRate: (orders) => `${orders}笔订单缺汇率`,
  enterRate: '填写汇率',
  rates: '汇率',
  noRates: '尚无汇率：只计入报告币种的订单。',
  rate: (currency, rate, reporting) => `1 ${currency} = ${rate} ${reporting}`,
  from: (day) => `自${day}起`,
  remove: (currency, day) => `移除${currency}自${day}起的汇率`,
  add: '添加汇率',
  addIt: '添加汇率',
  replaceIt: '替换汇率',
  currency: '币种',
  on: '生效日期',
  worth: (currency, reporting) => `1 ${currency} 折合 ${reporting}`,
  problems: {
    reporting: '报告币种无需汇率，请选择其他币种。',
    notPositive: '请输入大于0的汇率。',
    tooMany: '最多500条汇率，请移除较早的。',
  },
}

export const zhCnCalendar: typeof enCalendar = {
  title: '日历',
  intro: '全部客户所用的日期、工作日和工作时间：何时到期、多久回复、沉默多久，都按此计算。',
  zone: '时区',
  noTime: '请输入时间。',
  backwards: '上班时间须早于下班时间。',
  week: '工作日',
  span: (first, last) => `${first}至${last}`,
  remove: (days) => `移除${days}`,
  first: '首日',
  last: '末日（与首日不同时填写）',
  holidays: {
    title: '节假日',
    hint: '无论星期几，这些日子都不工作。',
    none: '没有节假日：每周相同。',
    add: '添加节假日',
  },
  workedDays: {
    title: '调休上班日',
    hint: '为调休而上班的周末。',
    none: '没有调休上班日。',
    add: '添加上班日',
  },
  problems: {
    order: () => '末日须在首日之后。',
    tooLong: (most) => `一次最多${most}天。`,
    tooMany: (most) => `最多${most}天，请移除较早的。`,
  },
}
