/** Months as a release tells them: what is said could else date the interview more finely than the interview itself. */
import type { ReleaseData } from './data.ts';

/** Where the interviews' time is not told, the year. */
export function printMonth(month: string, { steps }: Pick<ReleaseData, 'steps'>): string {
  const [year = '', number = '1'] = month.split('-');
  if (steps.month === 'quarter') return `${year}-Q${Math.ceil(Number(number) / 3)}`;
  if (steps.month === 'half-year') return `${year}-H${Math.ceil(Number(number) / 6)}`;
  return year;
}

export const timeRule = ({ steps }: Pick<ReleaseData, 'steps'>): string =>
  `told to the ${steps.month === 'window' ? 'year' : steps.month}, as the interviews are: what is said dates an interview too`;
