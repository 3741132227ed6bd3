/** Who a request comes from when proxies stand in front: what they say is believed of those alone that are named. */
import { BlockList, isIP } from 'node:net'

const loopback = ['127.0.0.0/8', '::1']

interface Network {
  address: string
  bits: number
  family: 'ipv4' | 'ipv6'
}

function readNetwork(text: string): Network | null {
  const [address = '', prefix, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0 || address.includes('%')) return null
  const most = version === 4 ? 32 : 128
  if (prefix !== undefined && !/^\d{1,3}$/.test(prefix)) return null
  const bits = prefix === undefined ? most : Number(prefix)
  return bits > most ? null : { address, bits, family: version === 4 ? 'ipv4' : 'ipv6' }
}

/** Is this an address, or a network such as `10.0.0.0/8`? */
export const isNetwork = (text: string): boolean => readNetwork(text) !== null

export class TrustedProxies {
  readonly #trusted = new BlockList()

  /** @throws Error when one is neither an address nor a network */
  constructor(networks: readonly string[] = loopback) {
    for (const text of networks) {
      const network = readNetwork(text)
      if (network === null) throw new Error(`${text} is neither an address nor a network.`)
      this.#trusted.addSubnet(network.address, network.bits, network.family)
    }
  }

  /**
   * The address that a request is limited by. Each proxy writes at the end of the header whom it heard, so it is read from there, and
   * what stands before the first address that is no proxy of ours was written by that client.
   * @param peer the other end of the connection
   * @param forwarded the header X-Forwarded-For
   */
  clientOf(peer: string, forwarded: string | undefined): string {
    let client = plain(peer)
    for (const said of (forwarded ?? '').split(',').toReversed()) {
      if (!this.#isTrusted(client)) return client
      const address = plain(said.trim())
      if (isIP(address) === 0) return client
      client = address
    }
    return client
  }

  #isTrusted(address: string): boolean {
    const version = isIP(address)
    return version !== 0 && this.#trusted.check(address, version === 4 ? 'ipv4' : 'ipv6')
  }
}

/** An IPv4 address as such, however the socket or a proxy writes it: `::ffff:10.0.0.5`, `[2001:db8::1]:443`, `10.0.0.5:443`. */
function plain(text: string): string {
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text
  return /^::ffff:([\d.]+)$/i.exec(bare)?.[1] ?? bare
}
