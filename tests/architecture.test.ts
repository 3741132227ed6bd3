/** Who may import whom (docs/architecture.md, "Folders"). Read from the sources themselves, so that a new file is held to it too. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')

/** Room to the rooms it may import from, itself always among them. A longer prefix wins. */
const allowed: Record<string, readonly string[]> = {
  'lib/domain': [],
  'lib/messages': ['lib/domain'],
  'lib/mail': ['lib/domain', 'lib/messages'],
  'lib/import': ['lib/domain', 'lib/messages'],
  'lib/store': ['lib/domain', 'lib/messages', 'lib/import'],
  'lib/sync': ['lib/store', 'lib/messages', 'lib/domain'],
  components: ['lib/domain', 'lib/messages', 'lib/import'],
  entrypoints: ['components', 'lib/domain', 'lib/messages', 'lib/mail', 'lib/import', 'lib/store', 'lib/sync'],
  server: ['lib/domain', 'lib/messages'],
  // `npm start` drives the same browsers and the same webmail as the end-to-end tests do.
  scripts: ['server', 'lib/domain', 'lib/messages', 'tests/e2e'],
  'tests/e2e': [
    'server',
    'lib/domain',
    'lib/messages',
    'lib/mail',
    'lib/import',
    'lib/store',
    'lib/sync',
    'scripts',
    // The pages that the adapters' contract runs over are opened in a real browser too.
    'tests/mail/adapter-pages',
    'tests/mail/webmails',
    // Bytes of an encoding that Node does not write.
    'tests/import/gb18030',
  ],
}

/** Libraries a room may not use: the reason beside it. */
const forbiddenLibraries: Record<string, RegExp> = {
  // No I/O, no storage, no view in the model.
  'lib/domain': /^(node:|dexie|y-|yjs|ws$|preact|wxt)/,
  // Runs in a page, a worker and Node alike.
  'lib/import': /^(node:|dexie|y-|yjs|ws$|preact|wxt)/,
  // Content scripts ship these two: 15 KB gz.
  'lib/messages': /^(node:|zod$|dexie|yjs|preact)/,
  'lib/mail/adapters': /^(node:|zod$|dexie|yjs|preact|tldts)/,
  components: /^(node:|dexie|y-dexie|y-websocket|wxt\/browser)/,
}

const impure = /\b(Date\.now|Math\.random|document|browser|chrome|fetch|localStorage|indexedDB)\b/

function sourcesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => normalize(join(entry.parentPath, entry.name)).slice(root.length + 1))
}

const sources = Object.keys(allowed).flatMap(sourcesUnder)
const roomOf = (file: string): string | undefined =>
  Object.keys(allowed)
    .filter((room) => file.startsWith(`${room}/`))
    .toSorted((a, b) => b.length - a.length)[0]

function importsOf(file: string): string[] {
  return ts
    .preProcessFile(readFileSync(join(root, file), 'utf8'), true, true)
    .importedFiles.map((found) => found.fileName)
}

function resolve(file: string, specifier: string): string {
  return normalize(join(dirname(file), specifier))
}

describe('architecture', () => {
  it('has sources in every room', () => {
    expect(Object.keys(allowed).filter((room) => sourcesUnder(room).length === 0)).toEqual([])
  })

  it('imports only from the rooms below', () => {
    const wrong = sources.flatMap((file) =>
      importsOf(file)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => roomOf(`${resolve(file, specifier)}/`) ?? resolve(file, specifier))
        .filter((target) => target !== roomOf(file) && !allowed[roomOf(file) ?? '']?.includes(target))
        .map((target) => `${file} imports ${target}`),
    )
    expect(wrong).toEqual([])
  })

  it('uses no library where it does not belong', () => {
    const wrong = sources.flatMap((file) =>
      Object.entries(forbiddenLibraries)
        .filter(([room]) => file.startsWith(`${room}/`))
        .flatMap(([, forbidden]) => importsOf(file).filter((specifier) => forbidden.test(specifier)))
        .map((specifier) => `${file} imports ${specifier}`),
    )
    expect(wrong).toEqual([])
  })

  it('keeps the model pure: clock and data come in as arguments', () => {
    const wrong = sourcesUnder('lib/domain').filter((file) => {
      const code = readFileSync(join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'/g, '')
      return impure.test(code) || /new Date\(\)/.test(code)
    })
    expect(wrong).toEqual([])
  })

  it('has no folder of leftovers and no barrel', () => {
    const wrong = sources.filter((file) => /(^|\/)(utils?|helpers?|common|managers?)(\/|\.|$)/.test(file))
    const barrels = sources.filter(
      (file) => file.endsWith('/index.ts') && !/^(lib\/mail\/adapters|entrypoints)\//.test(file),
    )
    expect([...wrong, ...barrels]).toEqual([])
  })
})
