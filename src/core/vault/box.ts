/** A new box for a key is signed by that key: a session alone cannot put another in its place. */
export const boxText = (project: string, id: string, box: string): string =>
  JSON.stringify(['sanad vault box 1', project, id, box]);
