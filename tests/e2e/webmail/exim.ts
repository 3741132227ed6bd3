/** Exim 4: takes mail from the webmail, delivers it among the bench's users, keeps everything else in one mailbox. */
import { chmod, chown, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { mailPassword, outboundUser, splitMailUser } from './mail-user'
import { startService, waitForService, type ServiceProcess } from './service-process'
import { readUserIds } from './state-folder'

export interface EximOptions {
  folder: string
  users: readonly string[]
  smtpPort: number
  lmtpPort: number
}

/** Starts Exim in the foreground and waits until it answers. */
export async function startExim(options: EximOptions): Promise<ServiceProcess> {
  const own = join(options.folder, 'exim')
  const { uid, gid } = await readUserIds('Debian-exim')
  for (const folder of [own, join(own, 'spool'), join(own, 'log')]) {
    await mkdir(folder)
    await chown(folder, uid, gid)
  }
  const passwords = join(own, 'passwd')
  await writeFile(passwords, options.users.map((user) => `${user}: ${mailPassword}\n`).join(''))
  await chown(passwords, 0, gid)
  await chmod(passwords, 0o640)
  const configFile = join(own, 'exim.conf')
  await writeFile(configFile, eximConfig(options))
  const service = startService('Exim', ['/usr/sbin/exim4', '-C', configFile, '-bdf', '-q1m'], {
    logFile: join(options.folder, 'log', 'exim.log'),
  })
  await waitForService(service, options.smtpPort)
  return service
}

function eximConfig({ folder, users, smtpPort, lmtpPort }: EximOptions): string {
  const own = join(folder, 'exim')
  const domains = [...new Set(users.map((user) => splitMailUser(user).domain))]
  const accept = (user: string, given: string): string =>
    `server_condition = \${if eq{\$${given}}{\${lookup{\$${user}}lsearch{${own}/passwd}{$value}{}}}` +
    `{\${if eq{\$${given}}{}{no}{yes}}}{no}}`
  return `primary_hostname = mx.ourco.test
qualify_domain = ourco.test
domainlist local_domains = ${domains.join(' : ')}
spool_directory = ${own}/spool
log_file_path = ${own}/log/%slog
pid_file_path = ${own}/exim.pid
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${smtpPort}
tls_advertise_hosts =
host_lookup =
rfc1413_hosts =
acl_smtp_rcpt = acl_rcpt
timeout_frozen_after = 1h
smtputf8_advertise_hosts = *
begin acl
acl_rcpt:
  accept domains = +local_domains
  accept authenticated = *
  deny message = relay not permitted
begin routers
local:
  driver = manualroute
  domains = +local_domains
  route_list = * 127.0.0.1 byname
  self = send
  transport = lmtp
outside:
  driver = redirect
  data = ${outboundUser}
begin transports
lmtp:
  driver = smtp
  protocol = lmtp
  port = ${lmtpPort}
  allow_localhost
begin retry
* * F,5m,10s
begin authenticators
PLAIN:
  driver = plaintext
  public_name = PLAIN
  server_set_id = $auth2
  server_prompts = :
  ${accept('auth2', 'auth3')}
LOGIN:
  driver = plaintext
  public_name = LOGIN
  server_set_id = $auth1
  server_prompts = <| Username: | Password:
  ${accept('auth1', 'auth2')}
`
}
