/** The server starts from what the Dockerfile copies, and from nothing else. */
import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { createInterface } from 'node:readline'
import ts from 'typescript'
import { expect, it, onTestFinished } from 'vitest'
import * as z from 'zod/mini'
import { temporaryFolder } from '../running-server'

const root = join(import.meta.dirname, '../../..')
const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8')

/** From the second stage: what comes from the project's folder, and where it goes. */
function copied(): { from: string; to: string }[] {
  const [, stage = ''] = dockerfile.split(/^FROM .*\n/m).slice(1)
  return stage.split('\n').flatMap((line) => {
    const [, paths] = /^COPY (?!--from)(.+)$/.exec(line) ?? []
    const words = paths?.split(' ') ?? []
    const to = words.at(-1) ?? ''
    return words.slice(0, -1).map((from) => ({ from, to: to.endsWith('/') ? join(to, from) : to }))
  })
}

function image(): string {
  const folder = temporaryFolder()
  for (const { from, to } of copied()) {
    mkdirSync(dirname(join(folder, to)), { recursive: true })
    cpSync(join(root, from), join(folder, to), { recursive: true })
  }
  // Which packages are in it is the next test's.
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

it('the server of the image starts, is ready, and ends by SIGTERM', { timeout: 120_000 }, async () => {
  const [, entry = ''] = /^ENTRYPOINT (\[.*\])$/m.exec(dockerfile) ?? []
  const [, ...given] = z.parse(z.array(z.string()), JSON.parse(entry))
  const data = temporaryFolder()
  const env = { PATH: process.env['PATH'], NODE_ENV: 'production', SIDELIGHT_DATA: data, SIDELIGHT_LOG_LEVEL: 'fatal' }
  const child = spawn(process.execPath, [...given, 'serve', '--port', '0'], {
    cwd: image(),
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const url = await new Promise<string>((resolve, reject) => {
    void ended.then((code) => reject(new Error(`It ended with ${String(code)}.`)))
    createInterface(child.stdout).on('line', (line) => {
      const [, found] = /^Sidelight server on (\S+)$/.exec(line) ?? []
      if (found !== undefined) resolve(found)
    })
  })
  expect((await fetch(`${url}/ready`)).status).toBe(200)
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
})

it('everything that the server imports is copied, or a package that is installed without those for development', () => {
  const { dependencies } = z.parse(
    z.object({ dependencies: z.record(z.string(), z.string()) }),
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
  )
  const wrong: string[] = []
  const seen = new Set<string>()
  const waiting = [join(root, 'server/cli/main.ts')]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    const name = relative(root, file)
    if (!copied().some(({ from }) => name === from || name.startsWith(`${from}/`))) wrong.push(name)
    for (const { fileName } of valueImports(file)) {
      if (fileName.startsWith('.')) waiting.push(join(dirname(file), `${fileName}.ts`))
      else if (!fileName.startsWith('node:') && !builtinModules.includes(fileName)) {
        const [scope = '', rest = ''] = fileName.split('/')
        const packageName = scope.startsWith('@') ? `${scope}/${rest}` : scope
        if (!Object.hasOwn(dependencies, packageName)) wrong.push(`${name}: ${packageName}`)
      }
    }
  }
  expect(wrong).toEqual([])
  expect(seen.size).toBeGreaterThan(100)
  expect(Object.hasOwn(dependencies, 'tsx')).toBe(true)
})

/** Imports that are there when it runs; those of types alone are gone by then. */
function valueImports(file: string): { fileName: string }[] {
  const text = readFileSync(file, 'utf8')
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest)
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return []
    const isType = ts.isImportDeclaration(statement)
      ? statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
      : statement.isTypeOnly
    const { moduleSpecifier } = statement
    if (isType || moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier)) return []
    return [{ fileName: moduleSpecifier.text }]
  })
}
