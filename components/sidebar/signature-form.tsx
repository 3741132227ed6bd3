/** Title and telephone number from the signature that is selected in the message, seen before they are stored. */
import { useEffect, useState } from 'preact/hooks'
import { TextSelect } from 'lucide-preact'
import { readSignature, type SignatureFacts } from '../../lib/domain/signature'
import { strings } from '../locale'
import { trusted } from '../trusted'
import { Note } from './note'
import type { SidebarActions } from './actions'

interface Props {
  contactId: string
  name: string
  /** What the page says is selected, as it was asked at the person's click. */
  selection: Promise<string | null>
  actions: Pick<SidebarActions, 'savePerson'>
  onAgain: () => void
  onClose: () => void
}

export function SignatureForm({ contactId, name, selection, actions, onAgain, onClose }: Props) {
  const words = strings.value.recognise.signature
  const [selected, setSelected] = useState<SignatureFacts | 'reading' | 'nothing'>('reading')
  useEffect(() => {
    const asked = { isOver: false }
    setSelected('reading')
    void selection.then((text) => {
      if (!asked.isOver) setSelected(text === null ? 'nothing' : readSignature(text, name))
    })
    return () => {
      asked.isOver = true
    }
  }, [selection, name])
  if (selected === 'reading') return <output class="muted">{words.reading}</output>
  if (selected === 'nothing')
    return (
      <Note
        icon={TextSelect}
        testId="signature-nothing"
        action={{ label: words.again, testId: 'signature-again', act: onAgain }}
      >
        {words.nothing}
      </Note>
    )
  const save = (facts: SignatureFacts): void => {
    void actions.savePerson(contactId, facts).then((isStored) => {
      if (isStored) onClose()
    })
  }
  return <Facts found={selected} onSave={save} onClose={onClose} />
}

const said = (text: string): string | null => text.trim() || null

function Facts({
  found,
  onSave,
  onClose,
}: {
  found: SignatureFacts
  onSave: (facts: SignatureFacts) => void
  onClose: () => void
}) {
  const words = strings.value.recognise.signature
  const { cancel } = strings.value.log
  const [title, setTitle] = useState(found.title ?? '')
  const [phone, setPhone] = useState(found.phone ?? '')
  return (
    <form
      class="signature-form appear"
      data-testid="signature-form"
      onSubmit={trusted(() => onSave({ title: said(title), phone: said(phone) }))}
    >
      <Fact name="title" label={words.title} value={title} maxLength={200} onInput={setTitle} />
      <Fact name="phone" label={words.phone} value={phone} maxLength={60} onInput={setPhone} />
      <div class="signature-buttons">
        <button type="button" class="button is-quiet" onClick={onClose}>
          {cancel}
        </button>
        <button
          class="button is-primary"
          disabled={said(title) === null && said(phone) === null}
          data-testid="signature-save"
        >
          {words.save}
        </button>
      </div>
    </form>
  )
}

interface FactProps {
  name: 'title' | 'phone'
  label: string
  value: string
  maxLength: number
  onInput: (value: string) => void
}

function Fact({ name, label, value, maxLength, onInput }: FactProps) {
  return (
    <input
      class="input"
      type={name === 'phone' ? 'tel' : 'text'}
      aria-label={label}
      placeholder={label}
      maxLength={maxLength}
      value={value}
      data-testid={`signature-${name}`}
      onInput={(event) => onInput(event.currentTarget.value)}
    />
  )
}
