/** English words of the full page and the popup. */
const s = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

export const enPage = {
  nav: { accounts: 'Accounts', team: 'Team', sites: 'Sites', attention: 'Needs attention', main: 'Pages' },
  language: 'Language',

  accounts: {
    title: 'Accounts',
    search: 'Search by name, domain or industry',
    count: (count: number, shown: string) => `${shown} ${count === 1 ? 'account' : 'accounts'}`,
    name: 'Account',
    tier: 'Value',
    stage: 'Stage',
    health: 'Health',
    owner: 'Owner',
    empty: 'No accounts yet. Open a message and add its sender, or join a team.',
    nothing: 'No account matches.',
  },

  account: {
    back: 'All accounts',
    gone: 'This account does not exist on this device. It may have been deleted, or not arrived yet.',
    loading: 'Loading…',
  },

  plan: {
    title: 'Account plan',
    placeholder: 'Goals, challenges, who decides, what we promise…',
    loading: 'Opening the plan…',
    failed: 'The plan could not be opened. Reload the page.',
    save: {
      local: 'Saved on this device',
      team: 'Saved to the team',
      saving: 'Saving…',
      offline: (count: number) => `Offline: ${count} waiting`,
      refused: 'The team server refused a change. Copy your text, then reload.',
      readOnly: 'You can read this plan; viewers do not write.',
      storageFull: 'This device is full: what you write now is not kept. Free some space.',
    },
    here: 'Here now',
    you: 'you',
    alone: 'Only you',
    pasteRefused: (size: string, limit: string) =>
      `That paste is ${size}; a plan takes ${limit} at a time. Nothing was changed. Paste a part, or link to the file.`,
    full: (limit: string) => `The plan has reached ${limit}. Nothing was lost; shorten it to go on.`,
    dismiss: 'OK',
    editor: 'Account plan text',
    tools: 'Formatting',
    bold: 'Bold',
    italic: 'Italic',
    heading: 'Heading',
    bullets: 'Bullet list',
    numbers: 'Numbered list',
    quote: 'Quote',
  },

  team: {
    title: 'Team',
    alone:
      'You work alone on this device. With a join code from your team’s admin, what is here is shared and stays in step.',
    code: 'Join code',
    codeHint: 'Starts with sidelight1.',
    join: 'Join',
    joining: 'Joining…',
    joined: (workspace: string) => `You are in ${workspace}`,
    members: (count: number) => s(count, 'member'),
    you: 'you',
    errors: {
      badCode: 'That is not a join code. Copy the whole line that starts with “sidelight1.” and paste it again.',
      unreachable: 'The team server does not answer. Check the network, then try again; the code stays valid.',
      refused: 'The server does not accept this code. It may be used or revoked: ask your admin for a new one.',
      storageFailed: 'This device could not store the membership. Free some space, then try again.',
    },
    roles: { owner: 'Owner', admin: 'Admin', member: 'Member', viewer: 'Viewer' },
  },

  sites: {
    title: 'Sites',
    intro:
      'Sidelight reads who takes part in the open message, on these sites only. Nothing leaves this device unless you log it.',
    site: 'Webmail address',
    siteHint: 'mail.example.com',
    switchOn: 'Switch on',
    switchOff: 'Switch off',
    builtIn: 'Built in',
    refused: 'The browser did not give the permission. Sidelight stays off for this site.',
    bad: 'That is not a web address. Type the one your webmail shows, such as mail.example.com.',
    reload: 'On. Open a message there to see its customer.',
  },

  attention: {
    title: 'Needs attention',
    none: 'Nothing. Every change of yours was kept.',
    lost: (field: string, who: string) => `${who} changed “${field}” later; theirs is shown.`,
    refused: (why: string) => `The server refused this change: ${why}`,
    takeBack: 'Use mine',
    dismiss: 'Let it be',
    yours: 'Yours',
    someone: 'A colleague',
  },

  popup: {
    on: (site: string) => `On for ${site}`,
    off: (site: string) => `Off for ${site}`,
    onHint: 'Open a message to see its customer.',
    offHint: 'Sidelight reads nothing here until you switch it on.',
    switchOn: (site: string) => `Switch on for ${site}`,
    switchOff: 'Switch off',
    notASite: 'Sidelight works in webmail. Open yours, then come back here.',
    openPage: 'Open the full page',
    reload: 'On. Open a message to see its customer.',
  },
}
