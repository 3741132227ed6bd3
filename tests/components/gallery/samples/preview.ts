/** What a log would store, as the sidebar shows it. */
import type { LogPreview } from '../../../../components/sidebar/view'

export const preview: LogPreview = {
  server: 'sidelight.ours.example',
  fields: [
    { field: 'accountId', value: 'Hengda Textile' },
    { field: 'contactIds', value: 'Wang Fang and Chen Jie' },
    { field: 'direction', value: 'to us' },
    { field: 'at', value: '2026-03-17T08:00:00.000Z' },
    { field: 'summary', value: 'Re: Quote for 400 looms' },
    { field: 'kind', value: 'email' },
    { field: 'strongKey', value: 'CAF-0a8eAkg+3z9@mail.hengda.example' },
    { field: 'weakKey', value: 'wang.fang@hengda.example 2026-03-17T08:00 quote for 400 looms' },
    { field: 'threadKey', value: '18e4b2f0c9a1d7e3' },
    { field: 'loggedBy', value: 'you' },
    { field: 'recordedAt', value: 'the moment of the click' },
    { field: 'createdAt', value: 'the moment of the click' },
    { field: 'id', value: '6a53b2d8-0c9a-5f1e-8b7d-2e4f6a8c0d13' },
  ],
}
