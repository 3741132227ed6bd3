/** The server's log. No customer data: ids, counts, sizes and codes only. The command line sets how much. */
import pino from 'pino'

export const log = pino({ name: 'sidelight-server', level: process.env['LOG_LEVEL'] ?? 'info' })
