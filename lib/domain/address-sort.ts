/** What kind of sender an address names, by its local part alone (PRODUCT R4). */
import { domainOf } from './address'

/** A person, a role such as `sales@`, an address that takes no answer, or a mailing to many. */
export type AddressSort = 'person' | 'role' | 'noReply' | 'bulk'

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** As one word, marks between its parts left out: English, German, French, Spanish, Portuguese, Italian, Dutch, Nordic, Polish. */
const noReply =
  /(?:^|[^a-z])(?:(?:no|do[-_.]?not|dont|non|cant|cannot)[-_.]?(?:repl(?:y|ies)|response|respond|rispondere|responder|responda)|nicht[-_.]?antworten|keine[-_.]?antwort|ne[-_.]?pas[-_.]?repondre|nao[-_.]?respond[ae]r?|niet[-_.]?beantwoorden|(?:ikke|inte|ala|ei)[-_.]?svar[ae]?|svara[-_.]?inte|nie[-_.]?odpowiadaj|buhuifu|wuxuhuifu)/
/** Machines that report on mail: RFC 5321 4.5.5 and 6.1, VERP's and Exchange's own names, mailing list software's (RFC 2142 6). */
const machine =
  /^(?:mailer-?daemon|mail-?daemon|mdaemon|mail-?delivery(?:-?subsystem)?|bounces?|devnull|nobody|null|prvs|srs[01]|microsoftexchange[\da-f]{8,})(?:$|[^a-z])|[-_.]bounces?$/
/** Mailings and notifications: whatever else stands in the name. */
const bulk = words(`
  newsletter newsletters news nieuwsbrief mailing mailings mailinglist campaign campaigns promo promos promotion promotions offers deals
  digest notification notifications notify notificaciones notificacoes notifiche notice notices alert alerts alertes updates
  announce announcement announcements subscription subscriptions broadcast bulletin mailer edm emarketing autoreply
  automated automailer autoresponder benachrichtigung benachrichtigungen boletin infolettre tongzhi dingyue`)
/** List software's addresses, `owner-acme`, `acme-request` (RFC 2142 6), and the return address of mailings. */
const listMachine = /^reply$|^owner-|-(?:owner|request|subscribe|unsubscribe|announce)$/
/**
 * Functions. RFC 2142 names abuse, noc, security, postmaster, hostmaster, usenet, news, webmaster, www, uucp, ftp, info,
 * marketing, sales, support; the others are what companies write on their contact pages, in the languages of the interface and of
 * Europe, pinyin and romaji.
 */
const roles = words(`
  abuse noc security postmaster hostmaster webmaster usenet uucp ftp www info marketing sales support root admin admins administrator
  administration sysadmin it ithelp contact contacts contactus hello hi hey team office reception frontdesk mail email mailbox post
  inbox billing invoice invoices invoicing payment payments payables receivable receivables accounts accounting finance
  purchasing procurement orders order shop store ecommerce returns refunds shipping logistics dispatch warehouse booking bookings
  reservation reservations events service services customerservice customersupport customercare customers care client clients
  clientservices help helpdesk servicedesk techsupport technical feedback enquiries enquiry inquiries inquiry questions ask
  hr jobs careers career recruiting recruitment talent hiring press media pr publicity legal privacy dpo gdpr compliance partners
  partnership partnerships bizdev business general everyone staff all board management director directors secretary secretariat
  kontakt buero kanzlei praxis verkauf vertrieb einkauf bestellung bestellungen rechnung rechnungen buchhaltung bewerbung bewerbungen
  personal empfang kundenservice kundendienst service-center zentrale sekretariat verwaltung anfrage anfragen datenschutz poststelle
  ventas compras contacto soporte atencion atencionalcliente facturacion pedidos administracion contabilidad hola oficina
  ventes vente commercial comptabilite facturation accueil bonjour serviceclient secretariat-general commandes achats recrutement
  vendas contato atendimento suporte financeiro comercial faturamento sac
  vendite assistenza amministrazione ordini acquisti segreteria fatture contatti
  verkoop klantenservice administratie boekhouding inkoop receptie kundtjanst myynti asiakaspalvelu biuro sprzedaz sekretariat
  kefu xiaoshou caiwu shangwu shichang zhaopin renshi xingzheng fuwu shouhou kehu shouqian caigou zixun bangong
  eigyo eigyou soumu toiawase otoiawase uketsuke jinji keiri hanbai koho saiyo`)
/** As mailboxes with Chinese or Japanese names say it. */
const writtenRole =
  /^(?:客服|客户服务|销售|市场|财务|人事|招聘|行政|商务|采购|售后|售前|咨询|服务|前台|営業|総務|問い?合わせ|採用|経理)/u
/** What may stand beside a role without making it a person: places, languages, numbers. */
const beside =
  /^(?:\d+|eu|us|usa|uk|gb|de|fr|es|it|cn|hk|tw|jp|kr|sg|in|au|nz|ca|br|mx|nl|be|ch|at|pl|se|dk|no|fi|ru|en|zh|ja|emea|apac|latam|dach|asia|europe|global|intl|international|north|south|east|west|nord|sud|ost|online|web|dept|group|desk)$/

const isRole = (token: string): boolean => roles.has(token) || writtenRole.test(token)

/**
 * The sort of a normalised address. Said of names as they are given out; whoever calls a person's mailbox `info` is taken for a role.
 * A word inside a person's name is none: `steve.jobs` and `li.press` are persons.
 */
export function sortOfAddress(address: string): AddressSort {
  const whole = address.slice(0, -domainOf(address).length - 1).replaceAll('"', '')
  if (noReply.test(whole) || machine.test(whole)) return 'noReply'
  const local = whole.split('+', 1)[0] || whole
  const tokens = local.split(/[-_.]+/).filter((token) => token !== '')
  const bare = tokens.map((token) => token.replace(/(?<=[a-z])\d{1,3}$/, ''))
  if (listMachine.test(local) || bare.some((token) => bulk.has(token)) || bulk.has(bare.join(''))) return 'bulk'
  if (isRole(bare.join('')) || isRole(bare.join('-'))) return 'role'
  const [first = '', ...rest] = bare
  const stands = (token: string): boolean => isRole(token) || beside.test(token)
  return bare.every(stands) && (isRole(first) || rest.some(isRole)) ? 'role' : 'person'
}
