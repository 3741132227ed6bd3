import { describe, expect, it } from 'vitest'
import { companyDomains, isFreeMail, isListHost, registrableDomain } from '../../../lib/mail/mail-domains'

describe('domains that make a company', () => {
  it.each([
    ['acme.example', ['acme.example']],
    ['mail.acme.co.uk', ['mail.acme.co.uk', 'acme.co.uk']],
    ['a.b.acme.com.cn', ['a.b.acme.com.cn', 'b.acme.com.cn', 'acme.com.cn']],
    // Each customer of a host is by itself, the host is none of them, and a company of its own.
    ['acme.onmicrosoft.com', ['acme.onmicrosoft.com']],
    ['support.acme.zendesk.com', ['support.acme.zendesk.com', 'acme.zendesk.com']],
    ['zendesk.com', ['zendesk.com']],
    ['shop.myshopify.com', ['shop.myshopify.com']],
    ['ana.github.io', ['ana.github.io']],
    ['linkedin.com', ['linkedin.com']],
    ['orange.com', ['orange.com']],
    ['xn--mnchen-3ya.example', ['xn--mnchen-3ya.example']],
  ])('of %s are %j', (domain, expected) => {
    expect(companyDomains(domain)).toEqual(expected)
  })

  it.each(
    [
      'gmail.com googlemail.com outlook.de hotmail.co.uk live.nl yahoo.co.jp yahoo.com.br gmx.ch web.de icloud.com proton.me tuta.com hey.com',
      'qq.com vip.qq.com foxmail.com 163.com 126.com vip.163.com yeah.net sina.com vip.sina.com sohu.com 139.com 189.cn wo.cn aliyun.com 21cn.com',
      'naver.com hanmail.net mail.ru yandex.ru seznam.cz wp.pl laposte.net orange.fr t-online.de btinternet.com comcast.net bigpond.com',
      'mailinator.com guerrillamail.com yopmail.com 10minutemail.com temp-mail.org',
      'googlegroups.com groups.io lists.acme.example listserv.uni.example dmarc.ietf.org',
      'privaterelay.appleid.com relay.firefox.com users.noreply.github.com reply.linkedin.com eu.docusign.net',
      'alumni.uni.example alum.mit.edu students.uni.example acm.org',
      'github.io co.uk com [192.0.2.1] [ipv6:2001:db8::1] localhost',
    ].flatMap((line) => line.split(' ')),
  )('%s makes none', (domain) => {
    expect(companyDomains(domain)).toEqual([])
  })
})

describe('what a domain is', () => {
  it('is a list host by its name or by the list', () => {
    expect(['lists.acme.example', 'googlegroups.com', 'x.groups.io', 'dmarc.ietf.org'].map(isListHost)).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect(['acme.example', 'listing.example', 'mail.acme.example'].map(isListHost)).toEqual([false, false, false])
  })

  it('is one organisation’s part, a tenant’s where a host has many', () => {
    expect(registrableDomain('a.acme.onmicrosoft.com')).toBe('acme.onmicrosoft.com')
    expect(registrableDomain('mail.acme.co.uk')).toBe('acme.co.uk')
    expect(registrableDomain('co.uk')).toBeNull()
    expect(isFreeMail('acme.onmicrosoft.com')).toBe(false)
  })
})
