/** The ways to look at a study's claims: one row of links above each. */
export const CLAIMS_VIEWS = [
  { name: 'ledger', path: '' },
  { name: 'matrix', path: '/matrix' },
  { name: 'coverage', path: '/coverage' },
  { name: 'blindSpots', path: '/blind-spots' },
  { name: 'opinions', path: '/opinions' },
  { name: 'calibration', path: '/calibration' },
] as const;
export type ClaimsView = (typeof CLAIMS_VIEWS)[number]['name'];

/** Ledger and matrix show what the filter leaves; the others all claims. */
export const isFiltered = (view: ClaimsView): boolean => view === 'ledger' || view === 'matrix';
