/** The left edge: drag, or arrow keys, between 320 and 400 px. Screen coordinates, since the frame moves under the pointer. */
import { useRef } from 'preact/hooks'
import { strings } from '../locale'

export const narrowest = 320
export const widest = 400

/** A width within the sidebar's bounds, in whole CSS pixels. */
export function clampWidth(width: number): number {
  return Math.min(widest, Math.max(narrowest, Math.round(width)))
}

interface Props {
  width: number
  onWidth: (width: number) => void
}

export function ResizeHandle({ width, onWidth }: Props) {
  const startRef = useRef<{ x: number; width: number } | null>(null)
  const release = () => {
    startRef.current = null
  }
  const keys: Record<string, number> = {
    ArrowLeft: width + 10,
    ArrowRight: width - 10,
    Home: narrowest,
    End: widest,
  }
  return (
    <div
      class="resize"
      // A native range would draw its own track over the edge.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="slider"
      tabIndex={0}
      aria-orientation="horizontal"
      aria-label={strings.value.frame.width}
      aria-valuemin={narrowest}
      aria-valuemax={widest}
      aria-valuenow={width}
      data-testid="resize"
      onKeyDown={(event) => {
        const next = keys[event.key]
        if (next === undefined) return
        event.preventDefault()
        onWidth(clampWidth(next))
      }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        startRef.current = { x: event.screenX, width }
      }}
      onPointerMove={(event) => {
        if (startRef.current) onWidth(clampWidth(startRef.current.width + startRef.current.x - event.screenX))
      }}
      onPointerUp={release}
      onPointerCancel={release}
    />
  )
}
