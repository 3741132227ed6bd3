/** Headers as in ../shared/data/crm-columns.md, with made-up rows. */
import { describe, expect, it } from 'vitest'
import { readAll, rowsOf } from '../read-text'

describe('files of other programs', () => {
  it('reads HubSpot contacts and the companies they name', async () => {
    const { plan, drafts, problems } = await readAll(
      'Record ID,First Name,Last Name,Email,Phone Number,Lead Status,Create Date,Associated Company,Country/Region,Contact owner\n' +
        '101,Ana,Berg,ana@acme.example,+49 30 1234567,Open,2024-03-12 09:14,Acme GmbH,Germany,Li Wei\n',
    )
    expect(problems).toEqual([])
    expect(plan).toMatchObject({ kind: 'contacts', source: 'hubspot' })
    expect(drafts[0]).toMatchObject({
      line: 2,
      rows: [
        {
          collection: 'accounts',
          keys: { name: 'Acme GmbH', domains: [] },
          mailDomains: ['acme.example'],
          fields: { country: 'Germany' },
          said: { owner: 'Li Wei', stage: 'prospect' },
        },
        {
          collection: 'contacts',
          keys: {
            name: 'Ana Berg',
            emails: ['ana@acme.example'],
            phone: '+49 30 1234567',
            externalKeys: ['hubspot:101'],
          },
          fields: { custom: { 'Create Date': '2024-03-12' } },
          account: 0,
        },
      ],
    })
  })

  it('reads HubSpot deals: those won are orders', async () => {
    const { plan, drafts } = await readAll(
      'Record ID,Deal Name,Deal Stage,Amount,Deal owner,Close Date,Create Date,Associated Company,Associated Company IDs\n' +
        '1,Big,Closed Won,"1,200.50",Li,2024-03-12 09:14,2024-01-01 00:00,Acme,77;78\n' +
        '2,Small,Qualified to buy,300,Li,2024-03-12 09:14,2024-01-01 00:00,Acme,77\n',
    )
    expect(plan?.kind).toBe('orders')
    expect(rowsOf(drafts, 'orders')).toEqual([
      {
        collection: 'orders',
        account: 0,
        contact: null,
        externalKey: 'hubspot:1',
        fields: { on: '2024-03-12', amount: { minor: 120050, currency: 'EUR' }, products: [] },
      },
    ])
    expect(rowsOf(drafts, 'accounts').map(({ keys }) => keys.externalKeys)).toEqual([['hubspot:77'], ['hubspot:77']])
  })

  it('reads Salesforce by the names of its API', async () => {
    const { plan, drafts } = await readAll(
      'Id,IsDeleted,AccountId,LastName,FirstName,MailingCountry,Phone,MobilePhone,Email,Title,LeadSource,Birthdate,OwnerId\n' +
        '003ABCDEFGHIJKL,false,001ABCDEFGHIJKL,Berg,Ana,Norway,1234567890,,ana@acme.example,Buyer,Fair,1980-02-03,005ABCDEFGHIJKL\n',
    )
    expect(plan).toMatchObject({ kind: 'contacts', source: 'salesforce' })
    expect(rowsOf(drafts, 'contacts')[0]).toMatchObject({
      keys: { name: 'Ana Berg', externalKeys: ['salesforce:003ABCDEFGHIJKL'], phone: '1234567890' },
      fields: { title: 'Buyer', birthday: '1980-02-03' },
    })
    expect(rowsOf(drafts, 'accounts')[0]).toMatchObject({
      keys: { externalKeys: ['salesforce:001ABCDEFGHIJKL'] },
      isNameGuessed: true,
      fields: { country: 'Norway', source: 'Fair' },
    })
  })

  it('reads Pipedrive', async () => {
    const { plan, drafts } = await readAll(
      'Person - Name*,Person - First name,Person - Last name,Person - Phone,Person - Email (Work),Person - Email (Home),Organization - Name*,Organization - Address\n' +
        'Ana Berg,Ana,Berg,123 456 7890,ana@acme.example,ana@gmail.com,Acme,Street 1\n',
    )
    expect(plan).toMatchObject({ kind: 'contacts', source: 'pipedrive' })
    expect(rowsOf(drafts, 'contacts')[0]?.keys).toEqual({
      externalKeys: [],
      emails: ['ana@acme.example', 'ana@gmail.com'],
      phone: '123 456 7890',
      name: 'Ana Berg',
    })
    expect(rowsOf(drafts, 'accounts')[0]).toMatchObject({ keys: { name: 'Acme' }, mailDomains: ['acme.example'] })
  })

  it('reads Google Contacts, new and old', async () => {
    const { plan, drafts } = await readAll(
      'First Name,Middle Name,Last Name,Phonetic First Name,Nickname,File As,Organization Name,Organization Title,Birthday,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Country,Website 1 - Value\n' +
        'Ana,B,Berg,,,,Acme,Buyer,--02-03,Met at the fair,* myContacts,* Work,ana@acme.example ::: a.berg@acme.example,,ana@gmail.com,,+47 12345678,Norway,https://www.acme.example/\n',
    )
    expect(plan).toMatchObject({ kind: 'contacts', source: 'google' })
    expect(rowsOf(drafts, 'contacts')[0]).toMatchObject({
      keys: { name: 'Ana B Berg', emails: ['ana@acme.example', 'a.berg@acme.example', 'ana@gmail.com'] },
      fields: { title: 'Buyer', birthday: '--02-03', custom: { Notes: 'Met at the fair' } },
    })
    expect(rowsOf(drafts, 'accounts')[0]).toMatchObject({ keys: { name: 'Acme', domains: ['acme.example'] } })
    const old = await readAll(
      'Name,Given Name,Family Name,Birthday,Group Membership,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Name\nAna Berg,Ana,Berg,,* My Contacts,ana@gmail.com,Mobile,12345678,Acme\n',
    )
    expect(rowsOf(old.drafts, 'contacts')[0]?.keys).toMatchObject({ name: 'Ana Berg', phone: '12345678' })
  })

  it('reads Outlook, whose Title is Mr or Dr', async () => {
    const { plan, drafts, problems } = await readAll(
      'First Name,Middle Name,Last Name,Title,Suffix,Web Page,Birthday,Notes,E-mail Address,E-mail 2 Address,Business Phone,Mobile Phone,Company,Job Title,Department\n' +
        'Ana,,Berg,Dr.,,,3/14/1980,,ana@acme.example,,555 1234567,555 7654321,Acme,Buyer,Purchasing\n',
    )
    expect(problems).toEqual([])
    expect(plan).toMatchObject({ kind: 'contacts', source: 'outlook' })
    expect(rowsOf(drafts, 'contacts')[0]).toMatchObject({
      keys: { phone: '555 1234567' },
      fields: { title: 'Buyer', birthday: '1980-03-14', custom: { 'phone 2': '555 7654321' } },
    })
  })

  it('reads a Chinese list: customer, level, person, first order', async () => {
    const { plan, drafts, problems } = await readAll(
      '客户名称,客户级别,联系人,手机,邮箱,负责人,成交日期,金额\n' +
        '上海晨光精密有限公司,A级,王小明,13800000000,wang@chenguang.example,李雷,2024年3月12日,"¥12,000.00"\n' +
        '北京远山科技,战略,韩梅梅,13900000000,han@qq.com,李雷,2024/3/5,1.5万\n',
    )
    expect(problems).toEqual([])
    expect(plan?.kind).toBe('orders')
    expect(drafts[0]?.rows).toMatchObject([
      {
        keys: { name: '上海晨光精密有限公司' },
        said: { tier: 'strategic', owner: '李雷' },
        mailDomains: ['chenguang.example'],
      },
      { keys: { name: '王小明', phone: '13800000000' }, account: 0 },
      { fields: { on: '2024-03-12', amount: { minor: 1_200_000, currency: 'CNY' } }, account: 0, contact: 1 },
    ])
    expect(rowsOf(drafts, 'orders')[1]?.fields).toMatchObject({ on: '2024-03-05', amount: { minor: 1_500_000 } })
  })

  it('reads a log of visits', async () => {
    const { plan, drafts, problems } = await readAll(
      '客户名称;跟进方式;跟进时间;跟进内容\n晨光精密;上门拜访;2024-03-12 14:30;"谈了新订单\n下周报价"\n',
    )
    expect(problems).toEqual([])
    expect(plan).toMatchObject({ kind: 'interactions', delimiter: ';' })
    expect(rowsOf(drafts, 'interactions')[0]?.fields).toEqual({
      kind: 'visit',
      direction: null,
      at: '2024-03-12T13:30:00.000Z',
      summary: '谈了新订单\n下周报价',
      strongKey: null,
    })
  })

  it('reads signals, and what their values may be', async () => {
    const { plan, drafts, problems } = await readAll(
      'email,event,value,timestamp\nana@acme.example,NPS,9,2024-03-12T10:00:00Z\nana@acme.example,NPS,11,2024-03-12T10:00:00Z\n',
    )
    expect(plan?.kind).toBe('signals')
    expect(rowsOf(drafts, 'signals').map(({ fields }) => fields)).toEqual([
      { kind: 'nps', value: 9, at: '2024-03-12T10:00:00.000Z' },
    ])
    expect(problems).toEqual([
      { line: 3, column: 'value', reason: 'outOfRange', params: { text: '11', least: 0, most: 10 } },
    ])
  })

  it('keeps what it has no field for, typed, and reads customers that have only a number', async () => {
    const { plan, drafts, problems } = await readAll(
      'customerID,gender,tenure,Partner,MonthlyCharges\n7590-VHVEG,Female,1,Yes,29.85\n5575-GNVDE,Male,34,No,56.95\n',
    )
    expect(problems).toEqual([])
    expect(plan?.kind).toBe('accounts')
    expect(rowsOf(drafts, 'accounts')[0]).toMatchObject({
      keys: { externalKeys: ['file:7590-VHVEG'], name: '7590-VHVEG' },
      isNameGuessed: true,
      fields: { custom: { gender: 'Female', tenure: 1, Partner: true, MonthlyCharges: 29.85 } },
    })
  })
})
