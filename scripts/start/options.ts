/** What `npm start -- …` accepts. */
import { Command, Option } from 'commander'
import * as z from 'zod/mini'

const optionsSchema = z.object({
  headless: z.boolean(),
  lang: z.enum(['en', 'zh-CN']),
  mailbox: z.enum(['auto', 'roundcube', 'container', 'page']),
})
export type StartOptions = z.infer<typeof optionsSchema>

/** Is there a screen to open a window on? macOS and Windows have one; elsewhere X11 or Wayland says so. */
export function hasDisplay(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean {
  return platform === 'darwin' || platform === 'win32' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY'])
}

/** `zh-CN` where the environment speaks Chinese, else `en`. */
function usualLanguage(env: NodeJS.ProcessEnv): 'en' | 'zh-CN' {
  return /^zh/i.test(env['LC_ALL'] ?? env['LANG'] ?? '') ? 'zh-CN' : 'en'
}

/** Reads the command line; prints help or what is wrong and ends the process when there is nothing to start. */
export function readOptions(args: readonly string[], platform: NodeJS.Platform, env: NodeJS.ProcessEnv): StartOptions {
  const command = new Command('npm start --')
    .description('Sidelight on a demo workspace and a mailbox, everything set up.')
    .option('--headless', 'no window: go through the main job, print what was seen, leave screenshots', false)
    .addOption(
      new Option('--lang <language>', 'of the browser and the webmail')
        .choices(['en', 'zh-CN'])
        .default(usualLanguage(env)),
    )
    .addOption(
      new Option('--mailbox <kind>', 'which mailbox; auto takes the first that can be had')
        .choices(['auto', 'roundcube', 'container', 'page'])
        .default('auto'),
    )
    .parse(args, { from: 'user' })
  const options = z.parse(optionsSchema, command.opts())
  return { ...options, headless: options.headless || !hasDisplay(platform, env) }
}
