/** Under what a release may be used, and how it is cited. */
import type { MadeOf } from '../disclosure/made-of.ts';

export interface Licence {
  /** Null: none is given. */
  spdx: string | null;
  url: string | null;
  title: string;
  text: string;
}

const PLEA = `People who spoke to this study can be in danger. Whoever uses these data is asked not to try to find out who they are,
and not to join them with other data to that end.
`;

export function licenceOf(audience: MadeOf['audience'], study: string): Licence {
  if (audience === 'inside')
    return {
      spdx: null,
      url: null,
      title: 'No licence: for the team’s own use',
      text: `${study}: data set for the team’s own use

No licence is given. Do not publish these files and do not pass them on.

${PLEA}`,
    };
  return {
    spdx: 'CC-BY-4.0',
    url: 'https://creativecommons.org/licenses/by/4.0/',
    title: 'Creative Commons Attribution 4.0 International',
    text: `${study}: data set

SPDX-License-Identifier: CC-BY-4.0

This data set is licensed under the Creative Commons Attribution 4.0 International License. You may share and adapt it
for any purpose, even commercially, if you give appropriate credit (CITATION.cff says how), give a link to the licence,
and say whether changes were made. It comes without warranties.

  https://creativecommons.org/licenses/by/4.0/
  https://creativecommons.org/licenses/by/4.0/legalcode

${PLEA}`,
  };
}

/** `CITATION.cff` 1.2.0. Nobody of the team is named: who wants to be writes it here. */
export function citation(about: { title: string; team: string; version: string; licence: Licence }): string {
  const { title, team, version, licence } = about;
  return `cff-version: 1.2.0
message: ${quote('If you use this data set, please cite it as below.')}
type: dataset
title: ${quote(title)}
authors:
  - name: ${quote(team)}
version: ${quote(version)}
${licence.spdx === null ? '' : `license: ${licence.spdx}\n`}`;
}

/** A string of JSON is one of YAML. */
const quote = (text: string): string => JSON.stringify(text);
