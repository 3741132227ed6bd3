/** Headers that mail programs write into a forward's or reply's text. */

/**
 * The word before the author in Gmail, Outlook, Apple Mail, Thunderbird, Yahoo, Roundcube (their localisations;
 * https://github.com/crisp-oss/email-forward-parser collects many), QQ and NetEase; in lower case, without blanks. The other headers'
 * words are not asked for: they are whatever stands before a colon beside this one.
 */
const author = new Set(
  (
    'from|von|de|da|van|fra|från|od|dela|lähettäjä|feladó|от|від|відкого|отправитель|expeditorul|expéditeur|absender|afzender|' +
    'avsändare|afsender|avsender|remitent|remitente|remetente|mittente|nadawca|odesílatel|odosielateľ|saatja|šalje|gönderen|gönderici|' +
    'kimden|kimdən|expeditor|frá|siuntėjas|από|αποστολέας|מאת|من|المرسل|از|từ|gửitừ|dari|daripada|pengirim|จาก|ผู้ส่ง|' +
    '发件人|发信人|寄件者|寄件人|發件人|差出人|送信者|送信元|発信者|보낸사람|보내는사람'
  ).split('|'),
)

export interface HeaderLine {
  isAuthor: boolean
  value: string
}

/** A line "Label: value", or a table row; null for any other line. */
export function readLabel(line: string): HeaderLine | null {
  const found = /^([^:：\t\d@]{1,30})[:：\t]+(.*)$/.exec(line.replaceAll('*', ''))
  if (found === null) return null
  const label = (found[1] ?? '').replaceAll(' ', '').toLowerCase()
  return { isAuthor: author.has(label), value: (found[2] ?? '').replace(/^[:：\t ]+/, '') }
}
