/** Exchanges a device token for a ticket; the connection is not kept, since a server may be killed and started again. */
export async function fetchTicket(url: string, token: string): Promise<string> {
  const response = await fetch(`${url}/v1/ticket`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, connection: 'close' },
  })
  const answer: unknown = await response.json()
  if (typeof answer === 'object' && answer !== null && 'ticket' in answer && typeof answer.ticket === 'string')
    return answer.ticket
  throw new Error(`No ticket: ${response.status} ${JSON.stringify(answer)}`)
}
