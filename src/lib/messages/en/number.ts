/** Numbers in words. */
export const inWords = (n: number): string =>
  ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'][n] ?? String(n);

export const keptHere = (n: number): string => (n === 1 ? '1 change kept here' : `${n} changes kept here`);

export const notSaved = (n: number): string =>
  n === 0
    ? 'What you began in this tab is not saved'
    : n === 1
      ? '1 change in this tab is not saved'
      : `${n} changes in this tab are not saved`;
