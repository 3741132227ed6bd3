/** Writes need a person's own click: an event that a script made is not acted on (ARCHITECTURE, "Trust"). */

/** Wraps a handler so that it runs for trusted events only, and prevents the event's default. */
export function trusted<E extends Event>(act: (event: E) => void): (event: E) => void {
  return (event) => {
    event.preventDefault()
    if (event.isTrusted) act(event)
  }
}
