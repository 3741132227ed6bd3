/** Words that stand for one of a few meanings, in English and Chinese, with the marks that CRMs put around them. */
import type { InteractionKind, LifecycleStage, ValueTier } from '../../domain/model'

/** Lower case, full width made half, without stars, dots and blanks. */
export function plainWord(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

function tableOf<Meaning extends string | boolean>(
  rows: readonly (readonly [Meaning, string])[],
): Map<string, Meaning> {
  return new Map(
    rows.flatMap(([meaning, words]) => words.split(',').map((word) => [plainWord(word), meaning] as const)),
  )
}

const yesNo = tableOf<boolean>([
  [true, 'yes,y,true,t,1,x,on,ja,oui,si,是,对,有,真,已'],
  [false, 'no,n,false,f,0,off,nein,non,否,不,没有,无,假,未'],
])
const tiers = tableOf<ValueTier>([
  [
    'strategic',
    'strategic,strategic partner,vip,key,key account,a,a级,a类,战略,战略伙伴,战略客户,重点,重点客户,重要客户,大客户,核心客户,vip客户',
  ],
  ['growth', 'growth,high potential,b,b级,b类,增长,增长型,成长型,潜力客户'],
  ['profit', 'profit,core,c,c级,c类,利润,利润型,普通客户,一般客户'],
  ['basic', 'basic,standard,d,d级,d类,基础,基础型,低价值客户,小客户'],
])
const stages = tableOf<LifecycleStage>([
  ['prospect', 'prospect,lead,subscriber,new,open,marketing qualified lead,mql,潜在,潜在客户,线索,目标客户,陌生客户'],
  [
    'converting',
    'converting,opportunity,sales qualified lead,sql,qualified,trial,negotiation,proposal,意向,意向客户,商机,试用,谈判中',
  ],
  ['onboarding', 'onboarding,new customer,won,新客户,成交,已成交,成交客户,签约,已签约,首次合作'],
  ['growing', 'growing,customer,client,active,existing customer,成长,成长期,客户,合作客户,合作中,老客户,正式客户'],
  ['mature', 'mature,evangelist,partner,loyal,成熟,成熟期,忠诚客户,长期合作'],
  ['declining', 'declining,at risk,待挽留,衰退,衰退期,流失预警'],
  ['lost', 'lost,churned,former customer,former,inactive,disqualified,流失,已流失,流失客户,丢单,无效客户,停止合作'],
])
const kinds = tableOf<InteractionKind>([
  ['email', 'email,e-mail,mail,邮件,电子邮件,邮箱'],
  ['call', 'call,phone,phone call,telephone,logged call,电话,通话,来电,去电,电话沟通'],
  ['meeting', 'meeting,demo,lunch,video call,online meeting,会议,面谈,会面,演示,线上会议'],
  ['chat', 'chat,sms,whatsapp,wechat,linkedin,message,微信,聊天,短信,企业微信,qq,钉钉'],
  ['visit', 'visit,site visit,拜访,上门,上门拜访,客户拜访,走访,实地拜访'],
  ['event', 'event,webinar,fair,trade show,conference,活动,展会,培训,会展,沙龙'],
  ['complaint', 'complaint,case,投诉,客诉,抱怨'],
  ['note', 'note,task,to-do,comment,other,deadline,备注,笔记,记录,任务,其他'],
])
const directions = tableOf<'in' | 'out'>([
  ['in', 'in,inbound,incoming,received,incoming_email,收,来,呼入,接收,收到,客户主动'],
  ['out', 'out,outbound,outgoing,sent,发,去,呼出,发送,发出,主动联系'],
])
const sales = tableOf<'won' | 'other'>([
  [
    'won',
    'won,closed won,closedwon,paid,completed,complete,fulfilled,delivered,shipped,invoiced,赢单,成交,已成交,已完成,已付款,已发货,完成,已签约,已收款,回款',
  ],
])

export const readYesNo = (text: string): boolean | null => yesNo.get(plainWord(text)) ?? null
export const readTier = (text: string): ValueTier | null => tiers.get(plainWord(text)) ?? null
export const readStage = (text: string): LifecycleStage | null => stages.get(plainWord(text)) ?? null
export const readKind = (text: string): InteractionKind | null => kinds.get(plainWord(text)) ?? null
export const readDirection = (text: string): 'in' | 'out' | null => directions.get(plainWord(text)) ?? null
/** Whether a deal or an order came about; a stage that is not known as won is not. */
export const isWon = (text: string): boolean => sales.get(plainWord(text)) === 'won'
