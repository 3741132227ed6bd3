/** "Forwarded. Written by Ana of Acme [Show]", beside the sender; and, when picked, the way back. */
import { Forward } from 'lucide-preact'
import { strings } from '../locale'
import { SafeText, withoutInvisible } from '../safe-text'
import { Note } from './note'
import type { SidebarActions } from './actions'
import type { MessageNotes, ShownOriginal } from './view'

interface Props extends Pick<MessageNotes, 'originals' | 'picked'> {
  onPick: SidebarActions['pickOriginal']
}

export function OriginalNotes({ originals, picked, onPick }: Props) {
  if (picked !== null) return <Picked picked={picked} onBack={() => onPick(null)} />
  return (
    <>
      {originals.map((original) => (
        <Original key={original.key} original={original} onPick={onPick} />
      ))}
    </>
  )
}

const whoOf = ({ name, accountName }: ShownOriginal): string =>
  accountName === null ? name : strings.value.recognise.originals.of(name, accountName)

function Original({ original, onPick }: { original: ShownOriginal; onPick: Props['onPick'] }) {
  const words = strings.value.recognise.originals
  const who = whoOf(original)
  const show = { label: words.show, testId: 'show-original', act: () => onPick(original.key) }
  return (
    <Note icon={Forward} testId="original" action={show}>
      {words.how[original.how]} <SafeText text={original.how === 'bounce' ? words.wentTo(who) : words.writtenBy(who)} />
    </Note>
  )
}

function Picked({ picked, onBack }: { picked: NonNullable<Props['picked']>; onBack: () => void }) {
  const words = strings.value.recognise.originals
  const { original, senderName } = picked
  const back = { label: withoutInvisible(words.back(senderName)).text, testId: 'back-to-sender', act: onBack }
  return (
    <Note icon={Forward} testId="picked" action={back}>
      {words.how[original.how]}{' '}
      <SafeText text={original.how === 'bounce' ? words.shownBounced(original.name) : words.shown(original.name)} />{' '}
      {words.logged}
    </Note>
  )
}
