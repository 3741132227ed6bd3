/** Programs that send events: their keys, what came, and what it becomes. */
import { useState } from 'preact/hooks'
import { strings } from '../../locale'
import { EventSection } from './event-section'
import { KeySection } from './key-section'
import { MappingEditor } from './mapping-editor'
import { formOf, mappingCalls, newForm, type MappingForm } from './mapping-form-draft'
import { MappingSection } from './mapping-section'
import { ProgramProblem } from './program-problem'
import { mappingOf, type MappingLine, type ProgramEvent, type ProgramLists, type ProgramsProps } from './programs-model'
import '../settings.css'
import '../team/team.css'
import './programs.css'

interface Edited {
  start: MappingForm
  id: string | null
}

export function ProgramsPage(props: ProgramsProps) {
  const { who, lists, problem } = props
  const words = strings.value.programs
  return (
    <section class="settings team programs" data-testid="programs">
      <a href="#/import">{words.back}</a>
      <div class="page-title">
        <h1>{words.title}</h1>
      </div>
      {who !== 'admin' ? (
        <div class="stack" data-testid="programs-not-here">
          <p>{words[who]}</p>
          {who === 'alone' && <a href="#/team">{words.toTeam}</a>}
        </div>
      ) : (
        <>
          <p class="programs-intro">{words.intro}</p>
          <ProgramProblem problem={problem} />
          {lists === null && problem === null && <p class="muted">{words.loading}</p>}
          {lists !== null && <Lists {...props} lists={lists} />}
        </>
      )}
    </section>
  )
}

function Lists({ lists, server, mappings, now, actions }: ProgramsProps & { lists: ProgramLists }) {
  const [edited, setEdited] = useState<Edited | null>(null)
  const edit = (mapping: MappingLine | null): void =>
    setEdited(mapping === null ? { start: newForm('track', ''), id: null } : { start: formOf(mapping), id: mapping.id })
  const map = (event: ProgramEvent): void => {
    const own = mappingOf(mappings, event)
    const call = mappingCalls.find((each) => each === event.call)
    if (own !== undefined) edit(own)
    else if (call !== undefined) setEdited({ start: newForm(call, event.name), id: null })
  }
  if (edited !== null)
    return (
      <MappingEditor
        {...edited}
        defaults={lists.defaults}
        now={now}
        actions={actions}
        onDone={() => {
          setEdited(null)
          actions.refresh()
        }}
      />
    )
  return (
    <>
      <KeySection keys={lists.keys} server={server} now={now} actions={actions} />
      <EventSection lists={lists} mappings={mappings} now={now} actions={actions} onMap={map} />
      <MappingSection mappings={mappings} defaults={lists.defaults} actions={actions} onEdit={edit} />
    </>
  )
}
