/** English words of the team page: the connection, joining and leaving, members, devices. */
const s = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

export const enTeam = {
  title: 'Team',
  members: (count: number) => s(count, 'member'),
  you: 'you',
  roles: { owner: 'Owner', admin: 'Admin', member: 'Member', viewer: 'Viewer' },
  roleHints: {
    owner: 'everything, owners included',
    admin: 'rules, members, restricted accounts',
    member: 'reads and writes customers and plans',
    viewer: 'reads, writes nothing',
  },
  cancel: 'Cancel',

  connection: {
    retry: 'Try now',
    since: (when: string) => `since ${when}`,
    nextTry: (when: string) => `Next try at ${when}.`,
    waiting: (count: number) => `${s(count, 'change')} wait${count === 1 ? 's' : ''} on this device.`,
    states: {
      alone: {
        title: 'On this device only',
        text: 'You work alone here.',
        next: 'With an invitation you can join a team.',
      },
      upToDate: {
        title: 'Up to date',
        text: 'What you wrote is on the team’s server, and what colleagues wrote is here.',
        next: 'There is nothing to do.',
      },
      syncing: { title: 'Syncing…', text: 'Changes are on their way.', next: 'Keep working; you need not wait.' },
      offline: {
        title: 'Working offline',
        text: 'This device has no network. Everything you write is kept here.',
        next: 'Keep working: it is sent by itself once you are online again.',
      },
      cannotReach: {
        title: 'Can’t reach the team’s server',
        text: 'You have a network, but the server does not answer. Everything you write is kept here.',
        next: 'Keep working: it is tried again by itself. If it lasts, tell your admin, or check that a company VPN is on.',
      },
      notAMember: {
        title: 'No longer a member',
        text: 'This device was signed out, or your membership ended. What is here stays readable on this device; nothing is sent or fetched any more.',
        next: 'To come back, ask an admin for an invitation and paste it below. Or leave the team and choose what becomes of the copy here.',
      },
      needsUpdate: {
        title: 'Update Sidelight to go on syncing',
        text: 'The team’s server speaks a newer version. What you write is kept here meanwhile.',
        next: 'Update the extension in the browser’s extension settings, then open this page again.',
      },
      storageFull: {
        title: 'This device is full',
        text: 'The browser has no room left, so new changes cannot be kept.',
        next: 'Free some disk space, then choose “Try now”.',
      },
    },
  },

  join: {
    title: 'Join a team',
    alone:
      'You work alone on this device. With an invitation from your team’s admin, what is here is shared and stays in step.',
    again: (workspace: string) => `Come back to ${workspace || 'the team'}`,
    code: 'Invitation or join code',
    codeHint: 'Starts with sidelight1.',
    device: 'Name of this device',
    deviceHint: 'Shown to you and your admins, so that a lost one can be signed out.',
    deviceDefault: 'My browser',
    server: (host: string) => `The team’s server is ${host}.`,
    notYet: 'Nothing is sent before you choose “Join”.',
    uploads: 'On joining, this is uploaded and shared with the team:',
    uploadsNothing: 'There is nothing on this device to upload yet.',
    comesBack: (count: number) =>
      count === 0
        ? 'If it is the team you left, nothing is uploaded: you have changed nothing since.'
        : `If it is the team you left, only ${s(count, 'change')} made since ${count === 1 ? 'goes' : 'go'} to it.`,
    stays:
      'Your never-log list and what Sidelight saw in your mailbox stay here. The team’s scoring rules take the place of yours.',
    counts: {
      accounts: (count: number) => s(count, 'account'),
      contacts: (count: number) => s(count, 'contact'),
      interactions: (count: number) => s(count, 'interaction'),
      orders: (count: number) => s(count, 'order'),
      tasks: (count: number) => s(count, 'task'),
      signals: (count: number) => s(count, 'signal'),
      others: (count: number) => s(count, 'other entry').replace('entrys', 'entries'),
      plans: (count: number) => s(count, 'account plan'),
    },
    join: 'Join',
    joining: 'Joining…',
    uploading: (done: string, total: string) => `Uploading: ${done} of ${total}`,
    fetching: 'Fetching the team’s customers…',
    fetched: (share: string) => `Fetching the team’s customers: ${share}. You can work meanwhile.`,
    done: (total: string) => `You have joined; ${total} uploaded.`,
    doneNothing: 'You have joined.',
    errors: {
      badCode: 'That is no invitation. Copy the whole line that starts with “sidelight1.” and paste it again.',
      unreachable: 'The team’s server does not answer. Check the network, then try again; the invitation stays good.',
      refused: 'The server does not know this invitation, or it was taken back. Ask your admin for a new one.',
      used: 'This invitation has been used already; each is good once. Ask your admin for a new one.',
      expired: 'This invitation has expired. Ask your admin for a new one.',
      otherTeam: 'This browser belongs to another team, or to another member of it. Leave that team first.',
      tooMany: 'Too many tries from this network. Wait a minute, then try again.',
      storageFailed: 'This device could not store the membership. Free some space, then try again.',
    },
  },

  invite: {
    title: 'Invite somebody',
    email: 'E-mail address',
    emailHint: 'name@company.com',
    role: 'Role',
    expires: 'Good for',
    days: (count: number) => s(count, 'day'),
    make: 'Make the invitation',
    making: 'Making…',
    made: (email: string, days: number) =>
      `For ${email}, good once within ${s(days, 'day')}. It is shown only now: copy it and send it to them alone.`,
    code: 'Invitation',
    copy: 'Copy',
    copied: 'Copied',
    copyFailed: 'It could not be copied. Select the text and copy it yourself.',
    done: 'Done',
    open: 'Open invitations',
    openLine: (role: string, until: string) => `${role}, good until ${until}`,
    revoke: 'Take back',
  },

  manage: {
    roleOf: (name: string) => `Role of ${name}`,
    remove: 'Remove',
    removeNow: (name: string) => `Remove ${name}`,
    removeHint: (name: string) =>
      `${name} loses access at once, on every device. What they wrote stays with the team; what their browser holds stays there.`,
  },

  devices: {
    title: 'Your devices',
    others: 'Devices of others',
    thisOne: 'this device',
    since: (day: string) => `since ${day}`,
    add: 'Add a device',
    addHint: 'Makes an invitation for yourself. Paste it in the other browser.',
    signOut: 'Sign out',
    signOutNow: (device: string) => `Sign out ${device}`,
    signOutHint: 'It loses access at once. What it holds stays on it.',
    loading: 'Asking the server…',
  },

  problems: {
    malformed: 'The server could not read that. Check the address.',
    unauthorized: 'This device is no longer signed in.',
    forbidden: 'Your role does not allow that.',
    notFound: 'That is not there any more.',
    lastOwner: 'A team needs an owner: make somebody else owner first.',
    alreadyDone: 'That has been done already.',
    tooMany: 'Too many requests. Wait a minute, then try again.',
    tooLarge: 'That is larger than the server takes.',
    storageFailed: 'The server could not store that; nothing was changed. Try again later.',
    unreachable: 'The team’s server does not answer. Members’ devices and invitations are shown when it does.',
  },

  leave: {
    title: 'Leave the team',
    hint: 'Only this browser leaves; your other devices stay signed in.',
    what: 'What becomes of the copy on this device',
    keep: 'Keep it, and work on alone. If you come back, what you changed and deleted meanwhile goes to the team',
    wipe: 'Wipe it: customers and plans are removed from this browser',
    waiting: (count: number) =>
      `${s(count, 'change')} ${count === 1 ? 'has' : 'have'} not reached the team. Wiped, they are lost; kept, the team gets them if you come back.`,
    leave: 'Leave',
    leaveWipe: 'Leave and wipe',
    leaving: 'Leaving…',
    failed: 'The team could not be left; nothing was changed. Free some space, then try again.',
    left: 'You have left the team.',
    notTold: 'The server could not be told: ask an admin to sign out this device.',
  },

  history: {
    of: (name: string) => `Changes of ${name}`,
    link: 'History',
    back: 'Back to the account',
    loading: 'Asking the server…',
    none: 'No change is known.',
    more: 'Older changes',
    offline: 'History is kept on the team’s server, which is not connected. Try again when it is.',
    unknown: 'The server has no history of this record, or you may not see it.',
    again: 'Try again',
    server: 'The server',
    someone: 'Somebody who has left',
    ops: { create: 'created it', update: 'changed it', delete: 'deleted it', restore: 'brought it back' },
    refused: 'refused',
    empty: 'empty',
    added: (values: string) => `added ${values}`,
    removed: (values: string) => `removed ${values}`,
    lost: (field: string, who: string) => `The “${field}” of ${who} lost:`,
  },
}
