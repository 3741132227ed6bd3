/**
 * The baseline of "message opened to card painted", in a frame of the extension where the sidebar stands: told by the
 * page that a message is open, it gets the contact by its address from IndexedDB and paints a card of the same markup.
 */
function whenOpened(request: IDBOpenDBRequest): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('The store could not be opened.')))
  })
}

const opened = whenOpened(indexedDB.open('sidelight'))
const app = document.querySelector('#app')
/** How long each get took by itself, ms. */
const gets: number[] = []
let card = ''
/** Whether the whole card is drawn for each message, or, once it stands, the name alone is changed in it. */
let isDrawnAnew = true

async function get(address: string): Promise<unknown> {
  const database = await opened
  const start = performance.now()
  const request = database.transaction('contacts').objectStore('contacts').index('emails').get(address)
  await new Promise((resolve, reject) => {
    request.addEventListener('success', resolve)
    request.addEventListener('error', reject)
  })
  gets.push(performance.now() - start)
  return request.result
}

function paint(contact: unknown): void {
  if (app === null || typeof contact !== 'object' || contact === null || !('name' in contact)) return
  if (isDrawnAnew || app.childElementCount === 0) app.innerHTML = card
  const name = app.querySelector('[data-testid=name]')
  if (name !== null) name.textContent = String(contact.name)
}

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (typeof data !== 'object' || data === null) return
  if ('card' in data) card = String(data.card)
  if ('isDrawnAnew' in data) isDrawnAnew = data.isDrawnAnew === true
  if ('address' in data) get(String(data.address)).then(paint, console.error)
})

Object.assign(globalThis, {
  benchGets: () => gets.splice(0),
})
