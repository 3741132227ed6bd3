/** What a year of conversations is about, by language. */
export interface Topics {
  mail: readonly string[]
  call: readonly string[]
  meeting: readonly string[]
  chat: readonly string[]
  visit: readonly string[]
  event: readonly string[]
  complaint: readonly string[]
  callBack: string
}

const zh: Topics = {
  mail: [
    '发票抬头变更',
    '下季度备货计划',
    '新员工账号开通',
    '报表口径确认',
    '席位增加申请',
    '培训时间安排',
    '接口联调进度',
    '合同盖章版',
    '月度使用情况',
    '传感器返修单',
    '盘点差异说明',
    '权限调整',
    '付款进度',
    '升级窗口通知',
    '年度框架协议草案',
  ],
  call: [
    '电话：确认到货时间，客户满意',
    '电话：问了预算节奏，下季度可能加席位',
    '电话：解释账单，已说清',
    '电话：约了下周演示',
    '电话：对方在开会，改天再打',
    '电话：催问接口文档，已发',
  ],
  meeting: ['季度回顾会：看了使用数据，定了三件事', '线上演示：移动端和看板', '需求讨论会：排产和库存联动', '项目例会'],
  chat: [
    '微信：发来现场照片，问传感器指示灯',
    '微信：说班组长用得挺顺',
    '微信：要一份报价单',
    '微信：节日问候',
    '微信：问升级时间',
  ],
  visit: ['拜访：看了现场，仓库也想用', '拜访：见到财务负责人，付款没问题', '驻场半天，帮班组长设了看板'],
  event: ['参加用户交流会', '参加线上新功能直播'],
  complaint: [
    '投诉：扫码点检闪退',
    '投诉：升级后数据对不上',
    '投诉：客服两小时没回',
    '投诉：看板延迟',
    '投诉：打印模板错位',
  ],
  callBack: '电话：回了邮件里的问题，没有遗留',
}

const en: Topics = {
  mail: [
    'Seats for the new team',
    'Invoice address',
    'Training dates',
    'Monthly usage report',
    'Forecast for next quarter',
    'Sensor kit return',
    'API access for IT',
    'Signed order form',
    'Question about the dashboard',
    'User list clean-up',
    'Data export format',
    'Maintenance window',
    'Roadmap question',
    'Delivery note',
  ],
  call: [
    'Call: delivery date confirmed, happy',
    'Call: asked about budget, more seats likely next quarter',
    'Call: walked through the invoice',
    'Call: demo agreed for next week',
    'Call: in a meeting, try again tomorrow',
  ],
  meeting: [
    'Quarterly review: usage up, three actions agreed',
    'Online demo of the mobile module',
    'Workshop on stock and scheduling',
    'Project call',
  ],
  chat: ['Chat: photo of the sensor light', 'Chat: the team likes the new board', 'Chat: asked for a price list'],
  visit: [
    'Site visit: the warehouse wants it too',
    'Site visit: met the finance lead',
    'Half a day on site, set up the boards',
  ],
  event: ['Joined the user group', 'Joined the product webinar'],
  complaint: [
    'Complaint: app crashes on scan',
    'Complaint: numbers differ since the update',
    'Complaint: support took two hours',
  ],
  callBack: 'Call: answered the questions of the mail, nothing left open',
}

export function topicsFor(country: string): Topics {
  return country === 'CN' ? zh : en
}
