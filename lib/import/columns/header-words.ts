/**
 * Headers as exports write them, to the field they hold. What is listed was seen in exports and sample sheets of HubSpot, Salesforce
 * (labels, API names), Pipedrive, Zoho, Streak, Google Contacts (both), Outlook and Chinese CRMs.
 */
import type { Field, FileKind } from './fields'

/** Lower case, without blanks, stars, dashes and brackets: `Person - Name*` is `personname`, `Birth_Date` is `birthdate`. */
export function plainHeader(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/[(（].*[)）]\s*\*?$/, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/** The same whatever the kind of file. */
const everywhere: readonly (readonly [Field, string])[] = [
  [
    'account.name',
    `company name,company,companies,account name,account,organization name,organisation name,organization,organisation,
    associated company,associated companies,primary associated company,company/account,organization 1 name,employer,firm,firma,
    unternehmen,kunde,kundenname,customer,customer name,client,client name,client/company,customer company,buyer,billing company,
    客户名称,客户,客户公司,公司,公司名称,单位,单位名称,企业名称,企业,所属客户,关联客户,客户简称,组织,买方`,
  ],
  [
    'account.id',
    `company id,account id,accountid,organization id,associated company id,associated company ids,company record id,account number,
    associatedcompanyid,customer id,customer number,customer no,client id,kundennummer,客户编号,客户id,客户编码,客户代码,公司id`,
  ],
  [
    'account.domain',
    `company domain name,domain,domains,website url,website,websites,web site,company website,web page,homepage,url,
    website 1 value,email domain,官网,网址,网站,公司网址,域名,公司官网`,
  ],
  [
    'account.industry',
    'industry,sector,branche,account industry,company industry,organization industry,行业,所属行业,客户行业',
  ],
  [
    'account.country',
    `country,country/region,billing country,billingcountry,mailing country,mailingcountry,company country,business country,
    business country/region,address 1 country,organization country,land,国家,国家/地区,所在国家,地区`,
  ],
  [
    'account.employees',
    `number of employees,employees,numberofemployees,no. of employees,no of employees,employee count,company size,headcount,
    mitarbeiter,员工数,员工人数,人数,公司规模,人员规模`,
  ],
  [
    'account.tier',
    'tier,value tier,customer tier,account tier,rating,customer level,客户级别,客户等级,级别,客户分级,价值分层,分层',
  ],
  [
    'account.stage',
    `lifecycle stage,lifecyclestage,lead status,customer status,account status,account type,contact status,stage of customer,客户状态,客户阶段,
    生命周期阶段,生命周期,跟进状态,客户类型,type of customer`,
  ],
  ['account.customer', 'is customer,existing customer,是否客户,是否成交,是否成交客户,成交状态'],
  [
    'account.customerSince',
    'customer since,became a customer date,customer start date,first order date,kunde seit,成交日期,成交时间,首次成交日期,合作开始日期,成为客户日期',
  ],
  [
    'account.owner',
    `owner,company owner,contact owner,account owner,hubspot owner,record owner,sales rep,salesperson,assigned to,organization owner,
    person owner,deal owner,lead owner,company owner name,account manager,betreuer,负责人,所有人,客户负责人,销售,销售负责人,业务员,
    跟进人,归属人,客户经理,销售代表`,
  ],
  [
    'account.tags',
    'tags,tag,labels,label,organization labels,organization label,company tags,account tags,keywords,标签,客户标签',
  ],
  [
    'account.source',
    'lead source,leadsource,source,original source,original traffic source,account source,how did you hear about us,herkunft,客户来源,来源,线索来源,获客渠道',
  ],
  ['account.parent', 'parent company,parent account,parentid,parent organization,上级客户,母公司,总公司,上级公司'],
  ['account.referredBy', 'referred by,referrer,referral,介绍人,推荐人,转介绍,推荐客户'],
  [
    'account.contractStart',
    'contract start,contract start date,subscription start,contract begin,合同开始日期,合同生效日期,签约日期',
  ],
  [
    'account.renewal',
    'renewal date,renews on,contract renewal date,contract end,contract end date,subscription end,续约日期,合同到期日,合同到期日期,到期日,合同结束日期',
  ],
  ['account.contractEnd', 'contract ended on,cancelled on,cancellation date,terminated on,解约日期,合同终止日期'],
  ['account.churned', 'churn,churned,is churned,has churned,is lost,流失,是否流失,已流失,是否已流失'],
  ['account.lostOn', 'churn date,lost on,lost date,churned on,流失日期,流失时间'],
  ['account.lostReason', 'churn reason,lost reason,closed lost reason,reason lost,deal lost reason,流失原因,丢单原因'],
  ['account.growthRate', 'growth rate,growth,revenue growth,增长率,营收增长'],
  ['account.marginRate', 'margin,gross margin,margin rate,毛利率,利润率'],
  [
    'account.costToServe',
    'cost to serve,annual cost to serve,service cost,yearly service cost,服务成本,年服务成本,客户服务成本',
  ],
  ['account.creditLimit', 'credit limit,credit line,kreditlimit,信用额度,授信额度'],
  [
    'account.paymentTerms',
    'payment terms,payment terms days,payment days,net days,zahlungsziel,账期,付款账期,账期天数,付款期限',
  ],
  ['account.paidOnTime', 'paid on time,on time payment rate,按时付款率'],
  ['account.overdueSince', 'overdue since,oldest overdue,oldest unpaid invoice,逾期日期,逾期开始日期'],
  [
    'contact.name',
    `full name,contact name,person name,display name,contact,contact person,contacts,associated contact,primary contact,customer contact,
    ansprechpartner,联系人,联系人姓名,姓名,客户联系人,主要联系人,联系人名称,收货人`,
  ],
  ['contact.firstName', 'first name,firstname,given name,person first name,contact first name,vorname,名,名字'],
  ['contact.middleName', 'middle name,additional name,中间名'],
  ['contact.lastName', 'last name,lastname,family name,surname,person last name,contact last name,nachname,姓,姓氏'],
  [
    'contact.id',
    'contact id,person id,contactid,lead id,associated contact id,associated contact ids,contact record id,联系人编号,联系人id',
  ],
  [
    'contact.email',
    `email,e-mail,email address,e-mail address,e-mail 2 address,e-mail 3 address,emails,mail,contact email,person email,work email,
    business email,home email,personal email,secondary email,other email,additional email addresses,additional emails,customer email,
    billing email,person email work,person email home,person email other,email 2,email 3,邮箱,电子邮箱,电子邮件,邮件,邮箱地址,email地址,
    联系邮箱,联系人邮箱,工作邮箱,客户邮箱`,
  ],
  [
    'contact.phone',
    `phone,phone number,mobile,mobile phone,mobilephone,mobile phone number,mobile number,cell,cell phone,telephone,tel,work phone,
    business phone,business phone 2,home phone,primary phone,other phone,homephone,otherphone,company main phone,contact phone,person phone,
    person phone work,person phone mobile,telefon,handy,手机,手机号,手机号码,电话,联系电话,座机,办公电话,联系方式,固定电话,联系人手机,
    联系人电话,移动电话`,
  ],
  [
    'contact.title',
    'job title,jobtitle,position,role,organization title,organization 1 title,person job title,contact title,beruf,职务,职位,岗位,头衔,职称',
  ],
  ['contact.formOfAddress', 'form of address,salutation,greeting,称呼,尊称'],
  ['contact.birthday', 'birthday,birthdate,birth date,date of birth,person birthday,geburtstag,生日,出生日期'],
  ['contact.leftOn', 'left on,left company on,离职日期'],
  ['contact.channel', 'preferred channel,preferred contact method,偏好渠道,联系偏好'],
  [
    'order.id',
    `order id,order number,order no,invoice number,invoice no,invoice id,deal id,opportunity id,transaction id,receipt,bestellnummer,
    订单编号,订单号,合同编号,单号,订单id,交易号`,
  ],
  [
    'order.on',
    'order date,invoice date,purchase date,won time,deal won time,close date,closed on,deal closed on,transaction date,paid at,date of order,closing date,bestelldatum,订单日期,下单日期,下单时间,订单时间,购买日期,付款时间,签单日期,交易日期',
  ],
  [
    'order.amount',
    'amount,deal value,deal amount,order total,total,grand total,order amount,order value,total price,revenue,invoice amount,net amount,amount in company currency,betrag,umsatz,金额,订单金额,成交金额,合同金额,总金额,总价,销售金额,实付金额,回款金额,成交额',
  ],
  [
    'order.currency',
    'currency,currency code,deal currency,deal currency of value,currencyisocode,amount currency,währung,币种,货币',
  ],
  [
    'order.product',
    'product,products,product name,product names,item,items,lineitem name,line items,deal product,sku,artikel,产品,产品名称,商品,商品名称,购买产品',
  ],
  [
    'order.status',
    'deal stage,deal status,order status,stagename,financial status,payment status,opportunity stage,订单状态,商机阶段,销售阶段,付款状态',
  ],
  ['interaction.id', 'activity id,activityid,engagement id,engagementid,interaction id,跟进编号'],
  [
    'interaction.at',
    'activity date,activitydate,activity due date,due date,interaction date,date of contact,last activity date of record,engagement date,meeting date,call date,跟进时间,跟进日期,拜访日期,拜访时间,联系时间,沟通时间,活动时间',
  ],
  [
    'interaction.kind',
    'activity type,interaction type,engagement type,type of activity,kind,channel,task subtype,跟进方式,跟进类型,活动类型,沟通方式,拜访方式,联系类型',
  ],
  ['interaction.direction', 'direction,call direction,email direction,call type,方向,呼叫类型'],
  [
    'interaction.summary',
    'activity subject,subject,activity note,summary,description of activity,call notes,meeting notes,interaction,comments,note content,跟进内容,跟进记录,沟通内容,拜访内容,主题,内容,跟进情况',
  ],
  ['signal.id', 'event id,messageid,message id'],
  ['signal.kind', 'event,event name,event type,signal,signal kind,metric,feature,行为,事件,指标,行为类型'],
  [
    'signal.value',
    'value,score,nps,nps score,csat,csat score,rating value,count,usage,得分,评分,数值,值,满意度,nps得分',
  ],
  [
    'signal.at',
    'timestamp,event time,event date,received at,sent at,originaltimestamp,occurred at,response date,survey date,发生时间,事件时间,评价时间',
  ],
]

/** Headers that say another thing in each kind of file. */
const byKind: Record<FileKind, readonly (readonly [Field, string])[]> = {
  accounts: [
    ['account.name', 'name,名称'],
    ['account.id', 'id,record id,key,编号,companyid'],
    ['account.stage', 'status,stage,状态,type,类型'],
    ['account.tier', 'level,grade,等级,abc'],
    ['account.creditLimit', '额度'],
  ],
  contacts: [
    ['contact.name', 'name'],
    ['contact.id', 'id,record id,key,编号'],
    ['account.stage', 'status,状态'],
    ['contact.title', 'title'],
  ],
  orders: [
    ['account.name', 'name,名称'],
    ['order.id', 'id,record id,key,name of order,编号,number'],
    ['order.on', 'date,created at,日期,时间,day,created date,成交日期,成交时间,签约日期'],
    ['order.amount', 'price,subtotal,价格,value,sum'],
    ['order.status', 'status,stage,状态,deal label'],
  ],
  interactions: [
    ['interaction.id', 'id,record id,key,编号'],
    ['interaction.at', 'date,created at,created date,日期,时间,timestamp,day,time,when,create date'],
    ['interaction.kind', 'type,类型,方式'],
    ['interaction.summary', 'note,notes,title,description,text,body,备注,描述'],
    ['contact.name', 'name'],
  ],
  signals: [
    ['signal.id', 'id'],
    ['signal.at', 'date,created at,日期,时间,day,time,when'],
    ['signal.kind', 'type,kind,name,类型'],
    ['contact.email', 'user,user id,userid'],
  ],
}

function tableOf(rows: readonly (readonly [Field, string])[]): Map<string, Field> {
  return new Map(rows.flatMap(([field, words]) => words.split(',').map((word) => [plainHeader(word), field] as const)))
}

const common = tableOf(everywhere)
const own = new Map<FileKind, Map<string, Field>>([
  ['accounts', tableOf(byKind.accounts)],
  ['contacts', tableOf(byKind.contacts)],
  ['orders', tableOf(byKind.orders)],
  ['interactions', tableOf(byKind.interactions)],
  ['signals', tableOf(byKind.signals)],
])

/** Numbered columns: `E-mail 1 - Value`, `Phone 2 - Value`, `Website 1 - Value`, `Email 4`, `Address 1 - Country`. */
const numbered: readonly (readonly [RegExp, Field])[] = [
  [/^e?mail\d*(value|address)?$/, 'contact.email'],
  [/^(phone|tel|telephone|mobile)\d*(value|number)?$/, 'contact.phone'],
  [/^(website|url)\d*(value)?$/, 'account.domain'],
  [/^organization\d+name$/, 'account.name'],
  [/^organization\d+title$/, 'contact.title'],
]

/** The field that a header names in a file of this kind; null when it names none. */
export function fieldOfHeader(header: string, kind: FileKind): Field | null {
  const plain = plainHeader(header)
  if (plain === '') return null
  const named = own.get(kind)?.get(plain) ?? common.get(plain)
  return named ?? numbered.find(([pattern]) => pattern.test(plain))?.[1] ?? null
}
