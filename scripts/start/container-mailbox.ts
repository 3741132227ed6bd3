/**
 * A real Roundcube in containers, where Docker or Podman runs: the official images of Roundcube and Dovecot 2.3, which
 * accepts any user with the password `pass` (github.com/dovecot/docker). Mail cannot be sent from here.
 * Best effort: the images come from a public registry, and a failure falls back to the demo mailbox page.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { logIn } from '../../tests/e2e/webmail/roundcube-page'
import type { DemoMessage } from '../demo/mail'
import { demoMembers } from '../demo/story'
import { demoFolder } from './demo-folder'
import { runCommand } from './run-command'
import type { Ending } from './ending'
import { mailboxOwners, messagesOf, roundcubeUrls, type DemoMailbox } from './mailbox'

const dovecotImage = 'docker.io/dovecot/dovecot:2.3.21'
const roundcubeImage = 'docker.io/roundcube/roundcubemail:1.6.x-apache'
const dovecotPassword = 'pass'

/** Dovecot's certificate is its own, and the two talk on this machine only. */
const roundcubeConfig = `<?php
$config['imap_conn_options'] = ['ssl' => ['verify_peer' => false, 'verify_peer_name' => false]];
`

/** Names of one run's containers and network. */
function containerName(part: 'net' | 'imap' | 'web'): string {
  return `sidelight-demo-${process.pid}-${part}`
}

async function findEngine(): Promise<string | null> {
  for (const engine of ['docker', 'podman']) {
    try {
      await runCommand(engine, ['info'])
      return engine
    } catch {
      // Not installed, or its daemon does not run: the next one.
    }
  }
  return null
}

/** Why no container can be started here, as a sentence; null when one can. */
export async function containerUnavailableReason(): Promise<string | null> {
  return (await findEngine()) === null ? 'No container engine here: neither Docker nor Podman answers.' : null
}

async function waitUntilAnswers(url: string, signal: AbortSignal): Promise<void> {
  const end = performance.now() + 60_000
  while (performance.now() < end) {
    signal.throwIfAborted()
    const isUp = await fetch(url, { signal: AbortSignal.timeout(2000) }).then(
      (answer) => answer.ok,
      () => false,
    )
    if (isUp) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`Roundcube's container does not answer at ${url}.`)
}

/** @throws Error naming the command that failed */
export async function startContainerMailbox(
  mail: readonly DemoMessage[],
  lang: 'en' | 'zh-CN',
  ending: Ending,
  say: (line: string) => void,
): Promise<DemoMailbox> {
  const engine = await findEngine()
  if (engine === null) throw new Error('Neither Docker nor Podman answers.')
  const { signal } = ending
  const run = (...args: string[]): Promise<string> => runCommand(engine, args, { signal })
  const configFolder = join(demoFolder, 'roundcube-config')
  await mkdir(configFolder, { recursive: true })
  await writeFile(join(configFolder, 'demo.inc.php'), `${roundcubeConfig}$config['language'] = '${lang}';\n`)

  say(`starting ${dovecotImage} and ${roundcubeImage} with ${engine}`)
  await run('network', 'create', containerName('net'))
  ending.add('The containers', async () => {
    for (const part of ['web', 'imap'] as const) await runCommand(engine, ['rm', '-f', containerName(part)])
    await runCommand(engine, ['network', 'rm', containerName('net')])
  })
  const inNetwork = ['run', '-d', '--network', containerName('net')]
  await run(...inNetwork, '--name', containerName('imap'), '--network-alias', 'imap', dovecotImage)
  const settings = { DEFAULT_HOST: 'ssl://imap', DEFAULT_PORT: '993', SKIN: 'elastic' }
  const environment = Object.entries(settings).flatMap(([key, value]) => ['-e', `ROUNDCUBEMAIL_${key}=${value}`])
  const mount = ['-v', `${configFolder}:/var/roundcube/config:ro`]
  await run(
    ...inNetwork,
    '--name',
    containerName('web'),
    '-p',
    '127.0.0.1::80',
    ...environment,
    ...mount,
    roundcubeImage,
  )

  const uids = new Map<string, number>()
  for (const member of mailboxOwners) {
    for (const [index, { raw, messageId }] of messagesOf(member, mail, 'INBOX').entries()) {
      const save = [
        'exec',
        '-i',
        containerName('imap'),
        'doveadm',
        'save',
        '-u',
        demoMembers[member].email,
        '-m',
        'INBOX',
      ]
      await runCommand(engine, save, { signal, input: raw })
      uids.set(`${member} ${messageId}`, index + 1)
    }
  }
  const port = /:(\d+)\s*$/m.exec(await run('port', containerName('web'), '80'))?.[1]
  if (port === undefined) throw new Error(`${engine} did not say on which port Roundcube listens.`)
  const url = `http://127.0.0.1:${port}/`
  await waitUntilAnswers(url, signal)
  return {
    name: `Roundcube in a container at ${url}`,
    ...roundcubeUrls(
      () => url,
      (member, messageId) => uids.get(`${member} ${messageId}`),
    ),
    logIn: (page, member) => logIn(page, { url, password: dovecotPassword }, demoMembers[member].email),
  }
}
