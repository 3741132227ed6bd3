/** Roundcube 1.6 (SQLite; the skin that the browser's cookie `bench_skin` names, else elastic) on PHP's built-in server. Debian's own configuration in /etc is not changed. */
import { execFile } from 'node:child_process'
import { chown, mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startService, waitForService, type ServiceProcess } from './service-process'
import { readUserIds } from './state-folder'

const run = promisify(execFile)

export interface RoundcubeOptions {
  folder: string
  httpPort: number
  imapPort: number
  smtpPort: number
  /** Roundcube's locale, `en_US` or `zh_CN`. */
  language: string
}

/** Starts Roundcube and waits until it answers. */
export async function startRoundcube(options: RoundcubeOptions): Promise<ServiceProcess> {
  const own = join(options.folder, 'roundcube')
  for (const folder of ['', 'config', 'temp', 'logs']) await mkdir(join(own, folder))
  for (const file of ['defaults.inc.php', 'mimetypes.php', 'plugins'])
    await symlink(`/etc/roundcube/${file}`, join(own, 'config', file))
  await writeFile(join(own, 'config', 'config.inc.php'), roundcubeConfig(own, options))
  const router = join(own, 'router.php')
  await writeFile(router, routerScript)
  await createDatabase(join(own, 'roundcube.db'))
  const { uid, gid } = await readUserIds('www-data')
  const databaseFiles = (await readdir(own)).filter((file) => file.startsWith('roundcube.db'))
  for (const file of ['', 'temp', 'logs', ...databaseFiles]) await chown(join(own, file), uid, gid)
  const service = startService('Roundcube', phpServer(own, router, options.httpPort), {
    logFile: join(options.folder, 'log', 'roundcube.log'),
    env: { PHP_CLI_SERVER_WORKERS: '4', ROUNDCUBE_CONFIG_DIR: join(own, 'config') },
  })
  await waitForService(service, options.httpPort)
  return service
}

function phpServer(own: string, router: string, port: number): [string, ...string[]] {
  const settings = {
    memory_limit: '256M',
    upload_max_filesize: '20M',
    post_max_size: '25M',
    'session.save_path': join(own, 'temp'),
  }
  return [
    'setpriv',
    '--reuid=www-data',
    '--regid=www-data',
    '--clear-groups',
    'php',
    ...Object.entries(settings).flatMap(([name, value]) => ['-d', `${name}=${value}`]),
    '-S',
    `127.0.0.1:${port}`,
    '-t',
    '/var/lib/roundcube/public_html',
    router,
  ]
}

async function createDatabase(file: string): Promise<void> {
  const script = `$d = new PDO("sqlite:" . $argv[1]); $d->exec("PRAGMA journal_mode=WAL");
    $d->exec(file_get_contents("/usr/share/roundcube/SQL/sqlite.initial.sql"));`
  await run('php', ['-r', script, file])
}

/** Real files below the document root as they are, everything else to index.php. */
const routerScript = `<?php
$p = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if ($p !== '/' && is_file($_SERVER['DOCUMENT_ROOT'] . $p) && substr($p, -4) !== '.php') return false;
$_SERVER['SCRIPT_NAME'] = '/index.php';
require $_SERVER['DOCUMENT_ROOT'] . '/index.php';
`

function roundcubeConfig(own: string, options: RoundcubeOptions): string {
  return `<?php
$config = [];
$config['db_dsnw'] = 'sqlite:///${own}/roundcube.db?mode=0640';
$config['imap_host'] = '127.0.0.1:${options.imapPort}';
$config['smtp_host'] = '127.0.0.1:${options.smtpPort}';
$config['smtp_user'] = '%u';
$config['smtp_pass'] = '%p';
$config['product_name'] = 'Roundcube Webmail';
$config['des_key'] = 'fixed-key-for-tests-24ch';
$config['log_dir'] = '${own}/logs';
$config['temp_dir'] = '${own}/temp';
$config['skin'] = in_array($_COOKIE['bench_skin'] ?? '', ['larry', 'classic'], true) ? $_COOKIE['bench_skin'] : 'elastic';
$config['language'] = '${options.language}';
$config['timezone'] = 'UTC';
$config['login_rate_limit'] = 1000;
$config['session_lifetime'] = 600;
$config['enable_installer'] = false;
$config['enable_spellcheck'] = false;
$config['plugins'] = [];
`
}
