import { expect, it } from 'vitest'
import { describeSpell, Siege } from './siege'

// tests/soak takes longer, all attacks, and the times.
it(
  'while frames, readers and floods come, two colleagues lose nothing and memory stays bounded',
  { timeout: 120_000 },
  async () => {
    const siege = await Siege.lay(1000)
    for (const name of ['quiet', 'documentFrames', 'slowReaders'] as const) {
      const spell = await siege.spell(name, name === 'quiet' ? 300 : 600, 20_261_122)
      console.info(describeSpell(spell))
      expect(spell.samples).toBeGreaterThan(0)
      expect(spell.megabytes).toBeLessThan(700)
    }
    expect(await siege.missingRows()).toEqual([])
  },
)
