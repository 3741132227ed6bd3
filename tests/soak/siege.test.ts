/** While each attack lasts, the other clients' p95 stays within twice that of the quiet spell before it, and the server's memory bounded. */
import { expect, it } from 'vitest'
import { attacks } from '../server/siege/attacks'
import { describeSpell, Siege, type Spell } from '../server/siege/siege'
import { readNumber, seed, timeout } from './bounds'

const minutes = readNumber('SOAK_MINUTES', 8)
const names = Object.keys(attacks).filter((name): name is keyof typeof attacks => name in attacks)
/** Half of the minutes; half of that quiet: the machine is others' too, and what is compared has to be of the same minute. */
const spellMs = (0.5 * minutes * 60_000) / (2 * names.length)
/** Milliseconds under which no ratio says anything: a timer's, and a turn of the processors. */
const noiseMs = 25
const mostMegabytes = 700

it('whoever attacks, two colleagues are served as before', { timeout }, async () => {
  console.info(`siege: ${names.length} attacks of ${(spellMs / 1000).toFixed(0)} s, SOAK_SEED=${seed}`)
  const siege = await Siege.lay(4000)
  const worse: string[] = []
  for (const [nth, name] of names.entries()) {
    const quiet = await siege.spell('quiet', spellMs, seed)
    const spell = await siege.spell(name, spellMs, seed + nth)
    const ratios = `push ${ratioOf('pushP95', quiet, spell)}, edit ${ratioOf('editP95', quiet, spell)}`
    console.info(`${describeSpell(quiet)}\n${describeSpell(spell)}\n${name}: ${ratios}`)
    for (const what of ['pushP95', 'editP95'] as const)
      if (spell[what] > Math.max(2 * quiet[what], noiseMs))
        worse.push(`${name}: ${what} ${ratioOf(what, quiet, spell)}`)
    expect(spell.megabytes).toBeLessThan(mostMegabytes)
  }
  expect(await siege.missingRows()).toEqual([])
  expect(worse).toEqual([])
})

function ratioOf(what: 'pushP95' | 'editP95', quiet: Spell, spell: Spell): string {
  return `${(spell[what] / quiet[what]).toFixed(2)}x`
}
