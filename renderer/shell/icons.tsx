/** Line drawings on a 16 px grid, in the colour of the text beside them. */
const paths: Record<string, string> = {
  measure: 'M2 11.5a6 6 0 1 1 12 0M8 11.5l3-4.5M2 13.5h12',
  machine: 'M4.5 4.5h7v7h-7zM6.5 1.5v3M9.5 1.5v3M6.5 11.5v3M9.5 11.5v3M1.5 6.5h3M1.5 9.5h3M11.5 6.5h3M11.5 9.5h3',
  compare: 'M2 4h7M2 8h12M2 12h4M12 2.5v3M8.5 10.5v3',
  fit: 'M2 3.5h12v9H2zM5 3.5v9M9 3.5v9',
  advise: 'M8 2v12M3.5 14h9M2.5 4.5h11M2.5 4.5l-1.5 5h4zM13.5 4.5l-2.5 5h4z',
  carbon: 'M3 13c0-6.5 3.5-10 10.5-10.5C13.5 9 10.5 12.5 5 12.5M2.5 14.5c1-3.5 3-6 6-7.5',
  team: 'M5.5 7.5a2.25 2.25 0 1 0 0-4.5 2.25 2.25 0 0 0 0 4.5M1.5 13c0-2.5 1.8-4 4-4s4 1.5 4 4M10.5 7.5a2 2 0 1 0-.5-4M11.5 9.2c1.8.3 3 1.7 3 3.8',
  reports: 'M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3M5.5 8h5M5.5 11h5',
  settings: 'M2 4.5h6M12 4.5h2M2 11.5h2M8 11.5h6M10 2.5v4M6 9.5v4',
}

export const Icon = ({ name }: { name: string }) => (
  <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.25" strokeLinecap="round" strokeLinejoin="round">
    <path d={paths[name] ?? ''} />
  </svg>
)
