/** Ctrl or Cmd with Enter: so Gmail, Outlook, Proton, Fastmail and QQ Mail send a draft, by their own help pages and buttons. */
export function isControlEnter({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key === 'Enter' && (ctrlKey || metaKey) && !altKey
}
