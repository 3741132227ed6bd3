/** Pictures drawn in the pixels they have: scaled down with their frame, their words could not be read. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'

/** @param atFirst width in CSS pixels until the element is measured */
export function useMeasuredWidth<Of extends Element>(atFirst: number) {
  const ref = useRef<Of>(null)
  const [width, setWidth] = useState(atFirst)
  useLayoutEffect(() => {
    const measure = (): void => setWidth(Math.round(ref.current?.getBoundingClientRect().width ?? 0) || atFirst)
    measure()
    const observer = new ResizeObserver(measure)
    if (ref.current) observer.observe(ref.current)
    return () => observer.disconnect()
  }, [atFirst])
  return { ref, width }
}
