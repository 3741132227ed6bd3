/** Persons, roles, addresses that take no answer, and bulk mail, told apart (PRODUCT R4). */
import type { MessageTrait } from '../../messages/page-report'
import type { SenderSort } from '../match-result'

const wordsOf = (text: string): Set<string> => new Set(text.trim().split(/\s+/))

/** RFC 2142 and what companies have made of it: English, German, French, Spanish, Portuguese, Italian, Dutch, Japanese, pinyin. */
const roles = wordsOf(`
  abuse accounting accounts accountspayable accountsreceivable admin administration administrator adm ap ar auth billing bookings business
  care careers cs customercare customerservice customersupport desk email enquiries enquiry everyone feedback finance frontdesk hello helpdesk help
  hi hostmaster hr hq info information inquiries inquiry invoice invoices it jobs legal logistics mail mailbox marketing media noc office
  operations ops order orders partners partnerships payments payroll postmaster pr press privacy procurement purchasing purchase quotes
  reception recruiting recruitment registration reservations returns root sales secretary security service services shipping shop staff
  store supplier support team tech techsupport ticket tickets training uucp vendor vendors warehouse webmaster welcome
  anfrage anfragen bestellung bewerbung buchhaltung einkauf empfang kontakt kundendienst kundenservice personal post poststelle rechnung
  rechnungen sekretariat verkauf versand vertrieb verwaltung zentrale
  accueil achats bonjour commande commandes compta comptabilite contact direction facturation factures rh secretariat ventes
  administracion atencion clientes compras contacto contabilidad facturacion hola pedidos recepcion rrhh ventas soporte
  atendimento comercial contato financeiro faturamento sac vendas suporte
  acquisti amministrazione assistenza clienti commerciale contabilita fatture ordini segreteria vendite ufficio
  administratie bestellingen inkoop klantenservice verkoop facturen
  eigyo soumu jinji keiri toiawase
  kefu kf fuwu shouhou shichang shangwu xiaoshou caiwu caigou renshi zhaopin hezuo bangong zongjingban xingzheng yunying lianxi
  客服 服务 售后 市场 商务 销售 财务 采购 人事 招聘 合作 办公室 行政
`)

/** Says so in any of its words. */
const noReplyWord =
  /^(?:(?:do)?no?t?repl(?:y|ies)|noreplies|donotrespond|noresponse|noanswer|nichtantworten|keineantwort|nepasrepondre|noresponder|naoresponda|nonrispondere|nietantwoorden|mailerdaemon|autoreply|autoresponder|unattended|unmonitored|wuxuhuifu|qingwuhuifu|请勿回复)$/
/** Machines by their whole name. */
const machines = wordsOf(`
  auto automailer automated automatic bot bounce bounces calendar-notification daemon alert alerts mail-delivery-system mailerdaemon
  notification notifications notificacion notificaciones notificacoes notifier notify robot system tongzhi xitong zidong 系统 通知 系统通知
`)
const bulkWords = wordsOf(`
  announce announcement announcements bulk campaign campaigns deals digest edm emarketing list lists mailer mailing mailings news newsletter
  newsletters offers promo promos promotion promotions subscribe subscription subscriptions unsubscribe update updates
  aktion angebote infolettre rundbrief rundschreiben boletin novedades ofertas novidades notizie offerte nieuwsbrief aanbiedingen
  dingyue huodong magazine tuiguang youhui zazhi
`)
/** Shorter ones begin the names of persons too: "it", "hr", "pr". */
const longestNamePart = 3

/** By its local part alone. @param address normalised */
export function localPartSort(address: string): SenderSort {
  const local = address
    .slice(0, address.lastIndexOf('@'))
    .replaceAll('"', '')
    .replace(/\+.*$/, '')
    .replace(/[._-]?\d+$/, '')
  const words = local.split(/[._-]+/)
  const [first = ''] = words
  const joined = words.join('')
  const pairs = words.map((word, index) => `${word}${words[index + 1] ?? ''}`)
  const triples = pairs.map((pair, index) => `${pair}${words[index + 2] ?? ''}`)
  if ([...words, ...pairs, ...triples, joined].some((word) => noReplyWord.test(word))) return 'noReply'
  const isOneOf = (names: ReadonlySet<string>): boolean =>
    // "sales.emea", "news-de": what it is, then for whom. "ana.sales" is a person.
    names.has(local) || names.has(joined) || (first.length > longestNamePart && names.has(first))
  if (isOneOf(machines)) return 'noReply'
  if (isOneOf(bulkWords)) return 'bulk'
  return isOneOf(roles) ? 'role' : 'person'
}

/** By local part and by what page or headers tell of the message. @param address null where the page hides it */
export function senderSort(address: string | null, traits: readonly MessageTrait[]): SenderSort {
  const sort = address === null ? 'person' : localPartSort(address)
  if (sort === 'noReply' || traits.includes('bounce')) return 'noReply'
  return traits.includes('bulk') ? 'bulk' : sort
}
