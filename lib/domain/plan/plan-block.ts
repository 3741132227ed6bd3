/** A line of an account plan as it is read: what kind it is, how deep, and what it says. */

export interface PlanBlock {
  kind: 'paragraph' | 'heading' | 'bullet' | 'number' | 'quote' | 'code' | 'rule'
  /** Of a heading 1 to 6; of what stands in a list how deep, from 1; else 0. */
  level: number
  /** Of a numbered line; else 0. */
  ordinal: number
  text: string
  /** How its characters are marked; '' where none is. Equal for two lines that look alike. */
  format: string
}
