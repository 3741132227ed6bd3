/** Dovecot 2.3: IMAP for the webmail, LMTP for Exim, mail in Maildirs below the state folder. */
import { chmod, chown, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { mailPassword, splitMailUser } from './mail-user'
import { startService, waitForService, type ServiceProcess } from './service-process'
import { readUserIds } from './state-folder'

export interface DovecotOptions {
  folder: string
  users: readonly string[]
  imapPort: number
  lmtpPort: number
}

/** Starts Dovecot in the foreground and waits until both ports answer. */
export async function startDovecot(options: DovecotOptions): Promise<ServiceProcess> {
  const own = join(options.folder, 'dovecot')
  await mkdir(join(own, 'run'), { recursive: true })
  const mail = await readUserIds('mail')
  await chown(join(options.folder, 'mail'), mail.uid, mail.gid)
  const usersFile = join(own, 'users')
  await writeFile(usersFile, options.users.map((user) => `${checked(user)}:{PLAIN}${mailPassword}::::::\n`).join(''))
  await chown(usersFile, 0, (await readUserIds('dovecot')).gid)
  await chmod(usersFile, 0o640)
  const configFile = join(own, 'dovecot.conf')
  await writeFile(configFile, dovecotConfig(options))
  const service = startService('Dovecot', ['/usr/sbin/dovecot', '-F', '-c', configFile], {
    logFile: join(options.folder, 'log', 'dovecot.log'),
  })
  await waitForService(service, options.imapPort)
  await waitForService(service, options.lmtpPort)
  return service
}

function checked(user: string): string {
  splitMailUser(user)
  return user
}

const specialFolders = ['Drafts', 'Sent', 'Trash', 'Junk']

function dovecotConfig({ folder, imapPort, lmtpPort }: DovecotOptions): string {
  const own = join(folder, 'dovecot')
  const mailboxes = specialFolders.map(
    (name) => `  mailbox ${name} {\n    auto = subscribe\n    special_use = \\${name}\n  }`,
  )
  return `base_dir = ${own}/run
state_dir = ${own}
log_path = ${folder}/log/dovecot.mail.log
instance_name = sidelight-webmail
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
mail_location = maildir:${folder}/mail/%d/%n/Maildir
mail_home = ${folder}/mail/%d/%n
mail_uid = mail
mail_gid = mail
first_valid_uid = 1
first_valid_gid = 1
mail_fsync = never
# A browser that reads many messages opens many connections from one address.
mail_max_userip_connections = 200
namespace inbox {
  inbox = yes
  separator = /
${mailboxes.join('\n')}
}
passdb {
  driver = passwd-file
  args = username_format=%u ${own}/users
}
userdb {
  driver = passwd-file
  args = username_format=%u ${own}/users
  default_fields = uid=mail gid=mail
}
service imap-login {
  inet_listener imap {
    port = ${imapPort}
  }
  inet_listener imaps {
    port = 0
  }
  service_count = 0
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${lmtpPort}
  }
}
`
}
