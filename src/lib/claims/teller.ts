/** Whose line a node of the graph is. */
export interface Teller {
  code: string;
  letter: string;
  camp: string;
  type: string;
}
