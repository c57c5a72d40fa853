/**
 * Every word that the interface says, in English. One namespace a place; a word with a hole is a function.
 * Words are short and plain, in the glossary's terms; they say what happened, what is kept, what to do.
 */
export const en = {
  app: {
    leave: 'Leave now',
    allStudies: 'All studies',
    account: 'Account',
    signOut: 'Sign out',
    skip: 'Skip to content',
    somethingBroke: 'Something went wrong on our side. Nothing that was saved is lost: try again.',
  },
  places: {
    desk: 'Desk',
    records: 'Records',
    myInterviews: 'My interviews',
    newInterview: 'New interview',
    sources: 'Sources',
    codebook: 'Codebook',
    claims: 'Claims',
    exports: 'Exports',
    team: 'Team',
    settings: 'Settings',
  },
  roles: {
    lead: 'Lead',
    analyst: 'Analyst',
    researcher: 'Researcher',
    reviewer: 'Reviewer',
    auditor: 'Auditor',
    handle: (role: string, ordinal: number): string => `${role} ${ordinal}`,
  },
};

export type Messages = typeof en;
