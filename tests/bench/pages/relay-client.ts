/**
 * The bare relay's two ends, inside the very pages that are measured: a key or a click in the field of a path is sent raw,
 * and what arrives is appended to the output of that path.
 */
const place = document.createElement('div')
place.style.cssText = 'position:fixed;left:0;bottom:0;z-index:9;width:200px;overflow:hidden;white-space:nowrap'
document.body.append(place)

function makeEnds(path: string, url: string): Promise<unknown> {
  const field = document.createElement('input')
  field.id = `bench-relay-${path}`
  const output = document.createElement('output')
  output.id = `bench-relay-${path}-output`
  const line = document.createElement('div')
  line.append(field, output)
  place.append(line)
  const socket = new WebSocket(url)
  field.addEventListener('keydown', (event) => socket.send(event.key))
  field.addEventListener('click', () => socket.send(field.title))
  socket.addEventListener('message', ({ data }) => output.append(String(data)))
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve)
    socket.addEventListener('error', () => reject(new Error(`${url} does not answer.`)))
  })
}

async function connect(urls: Record<string, string>): Promise<void> {
  await Promise.all(Object.entries(urls).map(([path, url]) => makeEnds(path, url)))
}

Object.assign(globalThis, { benchRelay: { connect } })
