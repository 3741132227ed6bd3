/** Forwards as mail programs write them, one for each form: the author is Ana López <ana@acme.example>. */

export interface ForwardFixture {
  program: string
  language: string
  /** Subject of the message that forwards. */
  subject: string
  body: string
}

const gmail: [string, string, string, string][] = [
  ['English', 'From', 'Fwd: Offer', '---------- Forwarded message ---------'],
  ['German', 'Von', 'Fwd: Angebot', '---------- Forwarded message ---------'],
  ['French', 'De\u00A0', 'Fwd: Offre', '---------- Forwarded message ---------'],
  ['Spanish', 'De', 'Fwd: Oferta', '---------- Forwarded message ---------'],
  ['Chinese', '发件人', 'Fwd: 报价', '---------- Forwarded message ---------'],
  ['traditional Chinese', '寄件者', 'Fwd: 報價', '---------- Forwarded message ---------'],
  ['Japanese', 'From', 'Fwd: 見積', '---------- Forwarded message ---------'],
  ['Polish', 'Od', 'Fwd: Oferta', '---------- Forwarded message ---------'],
  ['Turkish', 'Gönderen', 'Fwd: Teklif', '---------- Forwarded message ---------'],
]

const outlook: [string, string, string, string[]][] = [
  ['English', 'FW: Offer', 'Subject', ['From', 'Sent', 'To', 'Cc']],
  ['German', 'WG: Angebot', 'Betreff', ['Von', 'Gesendet', 'An', 'Cc']],
  ['French', 'TR: Offre', 'Objet', ['De\u00A0', 'Envoyé\u00A0', 'À\u00A0', 'Cc\u00A0']],
  ['Spanish', 'RV: Oferta', 'Asunto', ['De', 'Enviado el', 'Para', 'CC']],
  ['Portuguese', 'ENC: Oferta', 'Assunto', ['De', 'Enviada em', 'Para', 'Cc']],
  ['Italian', 'I: Offerta', 'Oggetto', ['Da', 'Inviato', 'A', 'Cc']],
  ['Dutch', 'FW: Offerte', 'Onderwerp', ['Van', 'Verzonden', 'Aan', 'CC']],
  ['Swedish', 'VB: Offert', 'Ämne', ['Från', 'Skickat', 'Till', 'Kopia']],
  ['Chinese', '转发: 报价', '主题', ['发件人', '发送时间', '收件人', '抄送']],
  ['traditional Chinese', '轉寄: 報價', '主旨', ['寄件者', '寄件日期', '收件者', '副本']],
  ['Japanese', 'FW: 見積', '件名', ['差出人', '送信日時', '宛先', 'CC']],
  ['Korean', 'FW: 견적', '제목', ['보낸 사람', '보낸 날짜', '받는 사람', '참조']],
]

const apple: [string, string, string[]][] = [
  ['English', 'Begin forwarded message:', ['From', 'Subject', 'Date', 'To']],
  ['German', 'Anfang der weitergeleiteten Nachricht:', ['Von', 'Betreff', 'Datum', 'An']],
  ['French', 'Début du message réexpédié\u00A0:', ['De', 'Objet', 'Date', 'À']],
  ['French of iOS', 'Début du message transféré\u00A0:', ['De', 'Date', 'À', 'Objet']],
  ['Spanish', 'Inicio del mensaje reenviado:', ['De', 'Asunto', 'Fecha', 'Para']],
  ['Italian', 'Inizio messaggio inoltrato:', ['Da', 'Oggetto', 'Data', 'A']],
  ['Chinese', '以下是转发的邮件：', ['发件人', '主题', '日期', '收件人']],
  ['traditional Chinese', '以下是轉寄的郵件：', ['寄件人', '主旨', '日期', '收件人']],
  ['Japanese', '転送されたメッセージ：', ['差出人', '件名', '日付', '宛先']],
]

const thunderbird: [string, string, string[]][] = [
  ['English', '-------- Forwarded Message --------', ['Subject', 'Date', 'From', 'To']],
  ['German', '-------- Weitergeleitete Nachricht --------', ['Betreff', 'Datum', 'Von', 'An']],
  ['French', '-------- Message transféré --------', ['Sujet\u00A0', 'Date\u00A0', 'De\u00A0', 'Pour\u00A0']],
  ['Spanish', '-------- Mensaje reenviado --------', ['Asunto', 'Fecha', 'De', 'Para']],
  ['Chinese', '-------- 转发的消息 --------', ['主题', '日期', '发件人', '收件人']],
  ['Japanese', '-------- 転送メッセージ --------', ['件名', '日付', '差出人', '宛先']],
  ['Russian', '-------- Перенаправленное сообщение --------', ['Тема', 'Дата', 'От', 'Кому']],
]

const isFrom = (label: string): boolean =>
  /^(?:From|Von|De|Da|Van|Från|От|发件人|寄件者|寄件人|差出人|보낸 사람)\s?$/.test(label)
const isSubject = (label: string): boolean =>
  /^(?:Subject|Betreff|Objet|Sujet|Asunto|Oggetto|Тема|主题|主旨|件名)\s?$/.test(label)
const value = (label: string): string =>
  isFrom(label) ? 'Ana López <ana@acme.example>' : isSubject(label) ? 'Offer' : 'Rep <rep@ourco.example>'

/** Every form, with a comment of the forwarder's above it. */
export const forwardFixtures: readonly ForwardFixture[] = [
  ...gmail.map(([language, from, subject, mark]) => ({
    program: 'Gmail',
    language,
    subject,
    body: `FYI\n\n${mark}\n${from}: Ana López <ana@acme.example>\nDate: 2026-03-12\nSubject: Offer\nTo: <rep@ourco.example>\n\n\nDear Rep`,
  })),
  ...outlook.map(([language, subject, label, [from = '', ...others]]) => ({
    program: 'Outlook',
    language,
    subject,
    body: `Bitte\n________________________________\n${from}: Ana López <ana@acme.example>\n${others.map((one) => `${one}: Rep <rep@ourco.example>`).join('\n')}\n${label}: Offer\n\nDear Rep`,
  })),
  ...apple.map(([language, mark, labels]) => ({
    program: 'Apple Mail',
    language,
    subject: 'Fwd: Offer',
    body: `> ${mark}\n> \n${labels.map((one) => `> ${one}: ${value(one)}`).join('\n')}\n> \n> Dear Rep`,
  })),
  ...thunderbird.map(([language, mark, labels]) => ({
    program: 'Thunderbird',
    language,
    subject: 'Fwd: Offer',
    body: `Hi\n\n\n${mark}\n${labels.map((one) => `${one}: \t${value(one)}`).join('\n')}\n\n\n\nDear Rep`,
  })),
  {
    program: 'Yahoo, on one line',
    language: 'English',
    subject: 'Fw: Offer',
    body: '   ----- Forwarded Message ----- From: Ana López <ana@acme.example>To: "rep@ourco.example" <rep@ourco.example>Sent: Tuesday\n Dear',
  },
  {
    program: 'Roundcube',
    language: 'German',
    subject: 'Fwd: Angebot',
    body: '-------- Originalnachricht --------\nBetreff: Offer\nDatum: 12.03.2026 09:12\nVon: Ana López <ana@acme.example>\nAn: rep@ourco.example\n\nHallo',
  },
  {
    program: 'QQ Mail',
    language: 'Chinese',
    subject: '转发：报价',
    body: '------------------ 原始邮件 ------------------\n发件人: "Ana López" <ana@acme.example>;\n发送时间: 2026年3月12日(星期四) 上午9:12\n收件人: "rep"<rep@ourco.example>;\n主题: Offer\n\n您好',
  },
  {
    program: 'NetEase',
    language: 'Chinese',
    subject: '转发:报价',
    body: '-------- 转发邮件信息 --------\n发件人："Ana López" <ana@acme.example>\n发送日期：2026-03-12 09:12:40\n收件人："rep" <rep@ourco.example>\n主题：Offer\n您好',
  },
  {
    program: 'HubSpot',
    language: 'Japanese',
    subject: 'Fwd: 見積',
    body: '---------- メッセージを転送 ---------\n送信元：Ana López <ana@acme.example>\n日付：2026年3月12日\n件名：Offer\n送信先：rep@ourco.example\n\n',
  },
  {
    program: 'Outlook of Exchange',
    language: 'English',
    subject: 'FW: Offer',
    body: '-----Original Message-----\nFrom: López, Ana [mailto:ana@acme.example]\nSent: Thursday\nTo: Rep\nSubject: Offer\n\nDear',
  },
]

/** The forward of another person's message, of whatever subject and text. */
export function writeForward(
  { body }: ForwardFixture,
  author: { name: string; address: string },
  subject: string,
  text: string,
): string {
  const written = body
    .replaceAll(/Ana López|López, Ana/g, author.name)
    .replaceAll('ana@acme.example', author.address)
    .replaceAll('Offer', subject)
  return `${written}\n${text}`
}
