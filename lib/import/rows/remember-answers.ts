/** Answers that are asked for again and again, as of the domain of a company's people; forgotten all at once when they are many. */
const most = 2000

export function rememberAnswers<Answer>(ask: (key: string) => Answer): (key: string) => Answer {
  const known = new Map<string, { answer: Answer }>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found.answer
    if (known.size >= most) known.clear()
    const answer = ask(key)
    known.set(key, { answer })
    return answer
  }
}
