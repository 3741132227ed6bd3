/** Bringing data in, in a real Firefox: a file with a line in error, mended, imported again, and undone. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { gb18030 } from '../import/gb18030'
import { browserUnavailableReason } from './browsers/find-browser'
import { launchFirefox, type FirefoxBrowser } from './browsers/firefox'
import { firefoxExtension, picturesFolder } from './setup/project-paths'
import { skip } from './setup/running-webmail'

const customers = `客户名称,客户级别,联系人,手机,邮箱,负责人,成交日期,金额
上海晨光精密有限公司,A级,王小明,13800000000,wang@chenguang.test,李雷,2024年3月12日,"￥12,000.00"
广州海蓝贸易有限公司,普通客户,陈晨,13700000000,chen,李雷,2024-02-30,8000
`

const at = (testId: string): string => `[data-testid="${testId}"]`
const textOf = (testId: string): string => `return document.querySelector('${at(testId)}')?.textContent`
const counts = (collection: string): string =>
  `return [...document.querySelectorAll('${at(`counts-${collection}`)} td')].map((cell) => cell.textContent)`

async function choose(firefox: FirefoxBrowser, file: string): Promise<void> {
  await firefox.type(at('file'), file)
  await firefox.waitFor(`return document.querySelector('${at('trial')}')?.dataset.ready === 'true'`)
}

async function importFile(firefox: FirefoxBrowser, file: string): Promise<void> {
  await choose(firefox, file)
  await firefox.click(at('start-import'))
  await firefox.waitFor(textOf('import-done'), 30_000)
}

test('Firefox imports, gives out the line in error, takes it back mended, and undoes both', async () => {
  const reason = browserUnavailableReason('firefox')
  if (reason !== null) return skip(reason)
  const folder = await mkdtemp(join(tmpdir(), 'sidelight-import-'))
  const firefox = await launchFirefox(firefoxExtension)
  try {
    const file = join(folder, 'customers.csv')
    await writeFile(file, gb18030(customers))
    await firefox.goto(`${firefox.origin}workspace.html#/import`)
    await choose(firefox, file)
    expect(await firefox.run(`return document.querySelector('${at('encoding')}').value`)).toBe('gb18030')
    expect(await firefox.run(`return document.querySelectorAll('${at('problem')}').length`)).toBe(2)
    await mkdir(picturesFolder, { recursive: true })
    await writeFile(join(picturesFolder, 'import-firefox.png'), await firefox.screenshot())
    await firefox.click(at('start-import'))
    await firefox.waitFor(textOf('import-done'), 30_000)
    expect(await firefox.run(counts('accounts'))).toEqual(['1', '0', '0'])

    await firefox.click(at('download-problems'))
    let given = ''
    await expect(async () => {
      const name = (await readdir(firefox.downloads)).find((each) => each.endsWith('.csv'))
      given = await readFile(join(firefox.downloads, name ?? ''), 'utf8')
      expect(given).toContain('广州海蓝贸易有限公司,普通客户,陈晨,13700000000,chen')
    }).toPass({ timeout: 15_000 })
    const mended = join(folder, 'mended.csv')
    await writeFile(mended, given.replace('chen,', 'chen@hailan.test,').replace('2024-02-30', '2024-02-28'))
    await firefox.click(at('again'))
    await importFile(firefox, mended)
    expect(await firefox.run(counts('accounts'))).toEqual(['1', '0', '0'])
    expect(await firefox.run(`return document.querySelector('${at('counts-refused')}')`)).toBeNull()

    for (const left of [1, 0]) {
      await firefox.click(at('undo-past'))
      await firefox.waitFor(textOf('undone'), 30_000)
      await firefox.waitFor(`return document.querySelectorAll('${at('undo-past')}').length === ${left}`)
    }
    await firefox.goto(`${firefox.origin}workspace.html#/accounts`)
    expect(await firefox.run('return document.body.textContent')).not.toContain('上海晨光精密有限公司')
  } finally {
    await firefox.close()
    await rm(folder, { recursive: true, force: true })
  }
})
