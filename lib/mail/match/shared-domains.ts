/**
 * Domains at which people of many companies have addresses, so that the domain tells nothing of the company. Beside the list of
 * free providers (email-providers) and the public suffix list, only what those lack and customers' mail is full of.
 */

/** A space-separated list reads better than a hundred quotes. */
const listOf = (text: string): string[] => text.trim().split(/\s+/)

/**
 * Free mail and access providers that email-providers 2.26 (`common`) lacks: its own longer list, the providers' published domains, and
 * the Chinese ones (163.com's and sina's VIP mail, China Mobile, Unicom and Telecom).
 */
export const moreFreeMail: readonly string[] = listOf(`
  tuta.com tutanota.com tutanota.de tutamail.com tuta.io keemail.me pm.me protonmail.ch fastmail.com hey.com duck.com googlemail.com
  ymail.com rocketmail.com myyahoo.com hotmail.co.uk zohomail.com zoho.eu zohomail.eu mailfence.com posteo.de posteo.net runbox.com
  disroot.org riseup.net startmail.com mail.de email.de bluemail.ch hispeed.ch sunrise.ch magenta.de vodafone.de unitybox.de
  freemail.hu citromail.hu bk.ru inbox.ru internet.ru mail.bg dir.bg azet.sk post.cz volny.cz email.cz op.pl vp.pl int.pl
  numericable.fr bbox.fr aliceadsl.fr cegetel.net ziggo.nl kpnmail.nl xs4all.nl telfort.nl proximus.be
  rediffmail.com hanmail.net kakao.com naver.com nifty.com biglobe.ne.jp ezweb.ne.jp softbank.ne.jp i.softbank.jp
  139.com 189.cn wo.cn vip.qq.com vip.163.com vip.126.com vip.188.com 188.com sohu.com vip.sohu.com vip.sina.com sogou.com eyou.com
  aliyun.com 263.net hinet.net pchome.com.tw seed.net.tw netvigator.com
  centurylink.net windstream.net suddenlink.net mediacombb.net videotron.ca bell.net
`)

/** Brands that have the same free mail under each country's domain: yahoo.fr, hotmail.co.jp, live.nl, outlook.com.br. */
export const freeMailBrand =
  /^(?:yahoo|ymail|hotmail|live|outlook|windowslive|msn|aol|gmx|yandex|btinternet|wanadoo|tiscali|terra|uol)\.(?:com|net|[a-z]{2}|com?\.[a-z]{2})$/

/** Addresses made to be thrown away: the names most met; more would be a list of a hundred thousand that nobody reads. */
export const disposable: readonly string[] = listOf(`
  mailinator.com guerrillamail.com guerrillamail.net guerrillamail.org guerrillamail.info guerrillamailblock.com sharklasers.com grr.la
  10minutemail.com 10minutemail.net 20minutemail.com yopmail.com yopmail.fr yopmail.net temp-mail.org temp-mail.io tempmail.com tempmail.net
  tempmailo.com tempr.email trashmail.com trashmail.de trashmail.net wegwerfmail.de getnada.com nada.email maildrop.cc dispostable.com
  mailnesia.com mailcatch.com throwawaymail.com fakeinbox.com mintemail.com mohmal.com emailondeck.com spamgourmet.com mytemp.email moakt.com
  discard.email burnermail.io inboxkitten.com 1secmail.com 1secmail.net 1secmail.org dropmail.me mailpoof.com linshiyouxiang.net
  chacuo.net bccto.me
`)

/**
 * Services that send in the name of many companies, or hide people behind addresses of their own. Hosts, not the companies that run
 * them: a colleague at LinkedIn writes from linkedin.com.
 */
export const relays: readonly string[] = listOf(`
  privaterelay.appleid.com relay.firefox.com mozmail.com simplelogin.com simplelogin.co simplelogin.fr aleeas.com slmail.me anonaddy.com
  anonaddy.me addy.io 33mail.com passmail.net passinbox.com
  marketplace.amazon.com members.ebay.com reply.craigslist.org reply.linkedin.com bounce.linkedin.com e.linkedin.com
  reply.facebook.com facebookmail.com reply.github.com noreply.github.com users.noreply.github.com notifications.github.com
  docusign.net eumail.docusign.net email.dropbox.com doc-mail.google.com docs-share.google.com
  shopifyemail.com mailchimpapp.net mcsv.net mcdlv.net rsgsv.net sendgrid.net amazonses.com mailgun.org mandrillapp.com
  cmail19.com cmail20.com createsend.com ccsend.com hubspotemail.net hs-inbox.com intercom-mail.com
  customeriomail.com klaviyomail.com sparkpostmail.com brevosend.com mktomail.com exacttarget.com
  bnc.salesforce.com reply.salesforce.com
`)

/** Hosts of mailing lists, and what writes From anew for them (DMARC, RFC 7960 4.1.3.3). */
export const listHosts: readonly string[] = listOf(`
  googlegroups.com groups.io yahoogroups.com yahoogroups.jp freelists.org simplelists.com simplelists.net lists.sourceforge.net
  lists.launchpad.net lists.debian.org lists.fedoraproject.org listbox.com topica.com dmarc.ietf.org lists.ietf.org
  groups.yahoo.com groups.msn.com npmgroup.com jiscmail.ac.uk listserv.dfn.de freeml.com
`)

/** People keep these all their life, whoever they work for. */
export const societies: readonly string[] = listOf(`
  acm.org ieee.org computer.org alum.mit.edu post.harvard.edu cantab.net cantab.ac.uk oxon.org aya.yale.edu polytechnique.org centraliens.net
`)

/** Under these every customer of the host has a domain of their own: acme.onmicrosoft.com is Acme's, acme.zendesk.com too. */
export const tenantHosts: ReadonlySet<string> = new Set(
  listOf(`
    onmicrosoft.com onmicrosoft.cn partner.onmschina.cn sharepoint.com zendesk.com freshdesk.com helpscoutapp.com frontapp.com
    intercom.io atlassian.net zohodesk.com zohodesk.eu teamwork.com basecamp.com groovehq.com uservoice.com happyfox.com
  `),
)

/** First label of a domain below a company's or university's that is a mailing list host, or its students' and alumni's. */
export const sharedLabel =
  /^(?:lists?|listserv|mailman|groups?|ml|dmarc|alum|alumn[iosae]{1,2}|alumnos|students?|stud|stu|etu|xs)$/
