/** Which program wrote a table, by headers that no other has. The name is the prefix of its rows' external keys. */
import { plainHeader } from './header-words'

const marks: readonly (readonly [string, RegExp])[] = [
  ['pipedrive', /^(person|organization|deal|activity) - /i],
  ['google', /^(e-mail 1 - (label|value|type)|phone 1 - (label|value|type)|group membership|phonetic first name)$/i],
  [
    'salesforce',
    /^(isdeleted|masterrecordid|systemmodstamp|cleanstatus|leadsource|mailingcity|stagename|accountid|contact id 18)$/i,
  ],
  [
    'zoho',
    /^(contact id|account name\.id|record id|tag|layout|lead id|secondary email|skype id|asst phone|vendor name|mailing zip|closing date|campaign source|potential name)$/i,
  ],
  [
    'hubspot',
    /^(associated company( ids)?|associated contact ids|lifecycle stage|company owner|contact owner|deal owner|company domain name|original (traffic )?source)$/i,
  ],
  [
    'streak',
    /^(box ?key|box ?id|pipeline ?key|stage ?key|total number of emails|contacts and organizations|days in stage|number of tasks due|date of last( sent| received)? email)$/i,
  ],
  ['outlook', /^(e-mail 2 address|e-mail address|business phone|internet free busy|web page)$/i],
]

/** What stands in an `Id` column: Salesforce's 15 or 18 characters with an object's prefix, Zoho's own prefix. */
const idMarks: readonly (readonly [string, RegExp])[] = [
  ['salesforce', /^(001|003|006|00Q|00T|00U)[A-Za-z0-9]{12}([A-Za-z0-9]{3})?$/],
  ['zoho', /^zcrm_\d+$/],
]

/** `file` where nothing tells: a person may name the system. */
export function guessSource(headers: readonly string[], records: readonly (readonly string[])[]): string {
  const ids = headers.flatMap((header, column) => (plainHeader(header).endsWith('id') ? [column] : []))
  const byId = idMarks.find(([, mark]) =>
    ids.some((column) => records.slice(0, 20).some((cells) => mark.test(cells[column] ?? ''))),
  )
  if (byId !== undefined) return byId[0]
  const counted = marks.map(([name, mark]) => ({
    name,
    hits: headers.filter((header) => mark.test(header.trim())).length,
  }))
  const best = counted.reduce((most, each) => (each.hits > most.hits ? each : most), { name: 'file', hits: 0 })
  return best.name
}
