/** The domain of a company's web address. */
import { normaliseDomain } from '../../domain/address'

/** Where many companies have a page each: their address there says nothing of a mail domain. */
const sharedPages =
  /(?:^|\.)(?:facebook|linkedin|instagram|twitter|x|youtube|weibo|taobao|tmall|1688|jd|alibaba|etsy|xing|wixsite|wordpress|blogspot)\.(?:com|cn|net)(?:\.cn)?$/

/** `acme.com` of `https://www.acme.com/en?a=1`; null when it is no web address; '' where it is one of a shared page. */
export function webDomain(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/[/?#:].*$/, '')
  const domain = normaliseDomain(bare.replace(/^www\./i, '').replace(/\.$/, ''))
  if (domain === null || !domain.includes('.')) return null
  return sharedPages.test(domain) ? '' : domain
}
