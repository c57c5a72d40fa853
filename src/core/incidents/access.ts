/** Who can get incident data beside the team. */
export const ACCESS = ['public', 'restricted'] as const;
export type Access = (typeof ACCESS)[number];
