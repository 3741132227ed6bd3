/**
 * While each attack lasts, the other clients' p95 stays within twice that of the quiet spell before it, and, more strictly, within
 * twice what it is while another server of the machine is attacked the same way; the server's memory stays bounded. With two
 * processors an attacker alone doubles it: a push beside oversized frames for another took 1.8 to 2.4 times the quiet p95.
 */
import { expect, it } from 'vitest'
import { attacks } from '../server/siege/attacks'
import { describeSpell, Siege, type Spell } from '../server/siege/siege'
import { readNumber, seed, timeout } from './bounds'

const minutes = readNumber('SOAK_MINUTES', 8)
const names = Object.keys(attacks).filter((name): name is keyof typeof attacks => name in attacks)
/** Half of the minutes, a third of that quiet, a third beside the attack: the machine is others' too, and what is compared has to be of the same minute. */
const spellMs = (0.5 * minutes * 60_000) / (3 * names.length)
/** Milliseconds under which no ratio says anything: a timer's, and a turn of the processors. */
const noiseMs = 15
const mostMegabytes = 700

it('whoever attacks, two colleagues are served as before', { timeout }, async () => {
  console.info(`siege: ${names.length} attacks of ${(spellMs / 1000).toFixed(0)} s, SOAK_SEED=${seed}`)
  const siege = await Siege.lay(4000)
  const other = await Siege.lay(4000)
  const worse: string[] = []
  for (const [nth, name] of names.entries()) {
    const quiet = await siege.spell('quiet', spellMs, seed)
    const beside = await siege.spell(name, spellMs, seed + nth, other)
    const spell = await siege.spell(name, spellMs, seed + nth)
    console.info([quiet, beside, spell].map(describeSpell).join('\n'))
    for (const what of ['pushP95', 'editP95'] as const) {
      const ratios = `${name}: ${what} ${ratioOf(what, quiet, spell)} of quiet, ${ratioOf(what, beside, spell)} of beside`
      console.info(ratios)
      const isWorse = spell[what] > Math.max(2 * Math.min(beside[what], quiet[what]), noiseMs)
      if (isWorse) worse.push(ratios)
    }
    expect(spell.megabytes).toBeLessThan(mostMegabytes)
  }
  expect(await siege.missingRows()).toEqual([])
  expect(worse).toEqual([])
})

function ratioOf(what: 'pushP95' | 'editP95', base: Spell, spell: Spell): string {
  return `${(spell[what] / base[what]).toFixed(2)}x`
}
