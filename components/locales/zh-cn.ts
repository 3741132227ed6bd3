/** 简体中文。键与 en.ts 相同。 */
import type { Strings } from './en'
import { zhCnDepth } from './zh-cn-depth'
import { zhCnDuplicates, zhCnExports } from './zh-cn-duplicates'
import { zhCnFirstMinutes } from './zh-cn-first-minutes'
import { zhCnImport } from './zh-cn-import'
import { zhCnModel } from './zh-cn-model'
import { zhCnPage } from './zh-cn-page'
import { zhCnPolicy } from './zh-cn-policy'
import { zhCnPrograms } from './zh-cn-programs'
import { zhCnRecognise } from './zh-cn-recognise'
import { zhCnStanding } from './zh-cn-standing'
import { zhCnSegments } from './zh-cn-segments'
import { zhCnTalking } from './zh-cn-talking'
import { zhCnTeam } from './zh-cn-team'
import { zhCnRhythm } from './zh-cn-rhythm'

export const zhCn: Strings = {
  firstMinutes: zhCnFirstMinutes,
  imports: zhCnImport,
  duplicates: zhCnDuplicates,
  exports: zhCnExports,
  rhythm: zhCnRhythm,
  depth: zhCnDepth,
  standing: zhCnStanding,
  model: zhCnModel,
  page: zhCnPage,
  policy: zhCnPolicy,
  recognise: zhCnRecognise,
  segments: zhCnSegments,
  talking: zhCnTalking,
  programs: zhCnPrograms,
  team: zhCnTeam,
  languageName: '简体中文',

  sync: {
    alone: '仅保存在本机',
    upToDate: '已同步',
    syncing: '同步中…',
    fetched: (share) => `获取中：${share}`,
    offline: '离线工作中',
    cannotReach: '连不上团队服务器',
    notAMember: '已不是团队成员',
    needsUpdate: '请更新 Sidelight 以继续同步',
    storageFull: '本机空间已满，请清理',
    waiting: (count) => `${count}条待同步`,
    attention: (count) => `${count}条待处理`,
  },

  frame: {
    sidebar: 'Sidelight',
    fold: '收起侧栏',
    unfold: '展开 Sidelight',
    width: '侧栏宽度',
    hide: '遮住数字和备注',
    show: '显示数字和备注',
    hidden: '已遮住',
    openPage: '打开完整页面',
  },

  who: {
    owner: (name) => `负责人 ${name}`,
    ownerMe: '我负责',
    noOwner: '无负责人',
    others: (count) => `另有${count}人`,
    someone: '一位同事',
    keyAccount: '大客户',
    colleague: '同事',
    notKnown: '未收录',
    noName: '无姓名',
    leftOut: (count) => `还有${count}人`,
    whyMatch: '为什么是这个客户',
    match: {
      address: '地址一致',
      otherAddress: '其他地址',
      plusAddress: '地址变体',
      dotAddress: '地址变体',
      name: '按姓名',
      domain: '按域名',
      parentDomain: '按域名',
      chosen: '你的选择',
    },
    why: {
      address: (address) => `${address} 是该联系人的地址。`,
      otherAddress: (address) => `${address} 是该联系人的另一个地址。`,
      plusAddress: (address) => `${address} 是该联系人地址的带标签写法。`,
      dotAddress: (address) => `${address} 是该联系人地址的另一种点号写法。`,
      name: (name) => `这个客户有一位联系人叫${name}。`,
      domain: (domain) => `${domain} 属于该客户，此人还不是联系人。`,
      parentDomain: (domain) => `该地址在 ${domain} 之下，此域名属于该客户。`,
      chosen: (address) => `你为 ${address} 选择了该客户。`,
    },
    strippedName: '已去掉姓名中的不可见字符。',
  },

  verdict: {
    whichCustomer: '是哪个客户？',
    openAlert: (factor, value) => `${factor}：${value}`,
    replyOwed: (days) => (days < 1 ? '欠回复' : `欠回复${days}个工作日`),
    renewal: (days) => (days < 0 ? `续约已逾期${-days}天` : days === 0 ? '今天续约' : `${days}天后续约`),
    promiseDue: (title, days) =>
      days < 0 ? `逾期${-days}天：${title}` : days === 0 ? `今天到期：${title}` : `${days}天后到期：${title}`,
    slower: (days, usual) => `变慢：${days}天没往来，平时${usual}天`,
    onRhythm: (usual) => `往来正常，平时间隔${usual}天`,
    learning: (seen, needed) => `往来规律未知：已见${seen}/${needed}次间隔`,
    quiet: (days, usual) => (usual === null ? `${days}天没往来` : `${days}天没往来，平时${usual}天`),
    alreadyCustomer: '已是客户？从何时起？',
    onTrack: '一切正常',
    lost: '客户已流失，暂无待办',
    atRisk: '暂无待办，但健康度有风险',
    none: '尚无信息',
  },

  chips: {
    value: '价值分层',
    stage: '生命周期阶段',
    health: '健康度',
    noTier: '未分层',
    potentialOnly: (points) => `潜力${points}`,
    wouldBe: (tier) => `拟调为${tier}`,
    noStage: '未知',
    askStage: '已是客户？',
    fromMail: '仅据邮件',
    coverage: (share) => `数据完整度${share}`,
    newest: (age) => `最新数据${age}前`,
    newestToday: '最新数据为今天',
    formula: '公式与数据',
    policy: (version) => `评分规则第${version}版`,
    weight: (weight) => `权重${weight}`,
    points: (points) => `${points}分`,
    rows: (count) => `${count}条`,
    missing: '无数据',
    critical: '严重',
    change: (points) => `4周${points}`,
    byHand: '手动设置',
    underneath: (stage) => `原阶段：${stage}`,
    current: '当前价值',
    potential: '潜在价值',
    scoreCard: '评分卡',
    formulas: {
      tier: '各项因素在全部客户中的排位，按权重平均。当前与潜在价值都高，即为战略伙伴。',
      stage: '从首单、合同或“成为客户”之日起算；两类指标同时严重才算待挽留。',
      health: '达到良好线为100，触及严重线为0，中间按比例；对有数据的指标加权平均。',
    },
    noReasons: '还没有依据。订单、跟进记录和使用数据会显示在这里。',
  },

  next: {
    title: '下一步',
    take: '接手',
    tomorrow: '明天',
    notNow: '不适用',
    solved: '已解决',
    normal: '属正常，暂不提醒…',
    until: '在此之前不提醒',
    reply: (name) => `回复${name}`,
    call: (name) => `联系${name}`,
    renew: (name) => `准备${name}的续约`,
    keep: (title) => title,
    look: (factor) => `查明原因：${factor}`,
    taken: '已接手：在今天的任务里',
    moved: '已放到明天的任务里',
  },

  lastWord: {
    title: '最近往来',
    none: '还没有跟进记录',
    lead: (day, by, kind) => `${[day, by, kind].filter(Boolean).join('，')}：`,
  },

  tasks: {
    title: '承诺与任务',
    promise: '承诺',
    more: (count) => `另有${count}项`,
    fewer: '收起',
    done: (title) => `完成：${title}`,
    overdue: (days) => `逾期${days}天`,
    today: '今天',
    tomorrow: '明天',
  },

  plan: {
    title: '经营计划',
    open: '打开计划',
    start: '开始写计划',
    editing: (names) => `${names}正在编辑`,
    goal: (label, target, now) => `${label} ${target}，现为${now}`,
  },

  more: {
    title: '更多',
    people: '联系人',
    orders: '订单',
    preferences: '偏好',
    timeline: '时间线',
    none: '暂无',
    bought: (count) => `${count}项`,
  },

  log: {
    log: '记一笔',
    logThis: '记录这封邮件',
    menu: '记录其他跟进',
    kinds: { call: '电话', meeting: '会议', visit: '拜访', chat: '聊天', complaint: '投诉' },
    line: '一句话：聊了什么？',
    on: '时间',
    save: '记下',
    cancel: '取消',
    saving: '记录中…',
    logged: '已记录',
    undo: '撤销',
    undone: '已撤销',
    by: (names, time) => `${names} ${time}已记录`,
    mineToo: '我也记',
    byMe: (time) => `你${time}已记录`,
    failed: '未记录。',
    why: {
      noIdentity: '这封邮件没有日期，也没有 Message-ID。请完整打开后再记。',
      storageFull: '本机空间已满。清理后再记。',
      private: '它在你的永不记录名单中。',
      unknown: '保存失败，请重试。',
    },
    retry: '重试',
    viewer: '只读成员不能记录',
  },

  since: {
    question: '已经是客户了吗？',
    yes: '成为客户的时间',
    notYet: '还不是',
    save: '保存',
    month: '从何时起？',
  },

  choice: {
    title: '是哪个客户？',
    hint: (address) => `${address} 属于多个客户，你的选择会被记住。`,
    create: '其他客户',
  },

  unknown: {
    title: '尚未收录',
    name: '姓名',
    address: '地址',
    account: '公司',
    existing: (name) => `加入“${name}”，域名一致`,
    fresh: '将新建客户',
    person: '公共邮箱地址，不猜测公司',
    add: '添加',
    adding: '添加中…',
    ignore: '忽略此地址',
    addAnyway: '仍然添加',
    oneWay: '目前只有一方写过邮件，双方都写过之后会建议添加。',
    neverWritten: '还没有你们之间的邮件，双方都写过之后会建议添加。',
    ignored: '已忽略，不再询问。',
    failed: '添加失败，请重试。',
  },

  none: { title: '没有打开邮件', hint: '打开一封邮件，客户信息立刻显示在这里。' },

  internal: {
    title: '没有客户',
    team: '都是同事',
    hint: '这封邮件里没有客户。',
    ignored: (address) => `你已选择不再询问 ${address}。`,
    askAgain: '恢复询问',
  },

  bulk: { title: '非个人邮件', hint: '群发或自动发送的邮件。' },

  unreadable: {
    title: '页面有变化',
    what: (field, webmail) => `Sidelight 无法在 ${webmail} 读取“${field}”。`,
    next: '邮件本身不受影响。请复制报告（不含邮件文字），发给团队管理员或为你安装 Sidelight 的人。',
    copy: '复制报告',
    copied: '已复制',
    copyRefused: '浏览器未能复制。报告已在下方选中，请从那里复制。',
    report: '报告内容',
  },

  blocked: {
    title: 'Sidelight 无法在此启动',
    nonce: '此面板不是由 Sidelight 打开的。请刷新页面。',
    storage: '浏览器禁止此面板使用存储。请在独立标签页中打开 Sidelight。',
    broken: '显示时出错。邮件和数据都没有受影响。',
    reload: '重新加载此面板',
    openTab: '在标签页中打开',
    version: 'Sidelight 已更新，请刷新页面继续。',
  },

  draft: {
    title: '写给',
    none: '还没有收件人。填写后，客户信息会显示在这里。',
    companies: (count) => `收件人来自${count}家公司`,
    address: (form) => `称呼：${form}`,
  },
}
