import { expect, it } from 'vitest'
import { limits } from '../../../lib/messages/limits'
import { IncomingGate } from '../../../server/http/incoming-gate'

function gate() {
  const socket = {
    isPaused: false,
    pause: () => {
      socket.isPaused = true
    },
    resume: () => {
      socket.isPaused = false
    },
  }
  return { socket, gate: new IncomingGate(socket) }
}

it('a socket is not read while 256 of its frames wait', () => {
  const { socket, gate: small } = gate()
  for (let frame = 0; frame < 255; frame += 1) small.enter(3)
  expect(socket.isPaused).toBe(false)
  small.enter(3)
  expect(socket.isPaused).toBe(true)
  small.leave(3)
  expect(socket.isPaused).toBe(false)
})

it('nor while two frames of the largest size wait', () => {
  const { socket, gate: large } = gate()
  large.enter(limits.documentBytes)
  expect(socket.isPaused).toBe(false)
  large.enter(limits.documentBytes)
  expect(socket.isPaused).toBe(true)
  large.leave(limits.documentBytes)
  expect(socket.isPaused).toBe(false)
})
