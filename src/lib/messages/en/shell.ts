/** What stands around every page. */

export const shell = {
  app: {
    waitForYou: (n: number): string => (n === 1 ? 'one waits for you' : `${n} wait for you`),
    leave: 'Leave now',
    allStudies: 'All studies',
    account: 'Account',
    accounts: 'Accounts',
    signOut: 'Sign out',
    skip: 'Skip to content',
    menu: 'Menu',
    places: 'Places of this study',
    you: 'You',
    somethingBroke: 'Something went wrong on our side. Nothing that was saved is lost: try again.',
  },
  keys: {
    title: 'Keys',
    all: 'all keys',
    then: 'then',
    goTo: 'Go to a place',
    here: 'On this page',
    close: 'Close',
  },
  errors: {
    notFound: 'There is nothing here',
    notFoundWhy: 'Nothing stands at this address, or it is not yours to see. Check the address.',
    refused: 'Your role does not do this',
    refusedWhy: 'You are signed in, but this is for other roles. A lead of the study can change yours.',
    broke: 'Something went wrong on our side',
    brokeWhy: 'Nothing that was saved is lost. Try again; if it stays, tell whoever runs this server.',
    tooFast: 'Too many requests',
    tooFastWhy: 'Wait a minute, then try again.',
    tooLarge: 'Too much at once',
    tooLargeWhy:
      'What was sent has more than 11 MB, and nothing was changed. Go back, and choose a smaller file or split it.',
    unloaded: 'The page did not arrive whole',
    unloadedWhy:
      'The connection broke while this page was loading. That says nothing about the server: what was saved is safe.',
    unloadedTyped: 'What you had typed. Copy it before you try again:',
    again: 'Try again',
    back: 'All studies',
  },
  noConnection: {
    unable:
      'The server cannot answer just now, so what is shown here may be old. What you typed stays; the server is asked again by itself.',
    stays: 'There is no connection: that page could not be opened, and this one stays as it is.',
    again: 'Try again',
    putAway: 'Put this away',
  },
  places: {
    desk: 'Desk',
    records: 'Records',
    myInterviews: 'My interviews',
    mySources: 'My sources',
    questions: 'Questions',
    questionsForMe: 'Questions for me',
    newInterview: 'New interview',
    sources: 'Sources',
    codebook: 'Codebook',
    claims: 'Claims',
    incidents: 'Incidents',
    exports: 'Exports',
    vault: 'Vault',
    manuscript: 'Manuscript check',
    quotations: 'Quotations',
    team: 'Team',
    audit: 'Audit',
    settings: 'Settings',
  },
  roles: {
    lead: 'Lead',
    analyst: 'Analyst',
    researcher: 'Researcher',
    reviewer: 'Reviewer',
    auditor: 'Auditor',
    handle: (role: string, ordinal: number | null): string =>
      ordinal === null ? role : `${role} ${ordinal}`,
  },
  form: {
    lost: 'No answer came, so nobody can say here whether this has arrived. What you entered is still here: look whether it is there already, then try again.',
    tooLarge:
      'This is more than the 11 MB that can be sent at once, and nothing was changed. Choose a smaller file, or split it.',
  },
  /** Parties that have a name; of others their key is the word. */
  parties: { taliban: 'Taliban', isk: 'IS-K' } as Readonly<Record<string, string>>,
  slow: {
    running: (again: boolean): string =>
      again ? 'The evidence changed; being worked out anew.' : 'Being worked out.',
    progress: (what: string): string => `${what}: how far it is`,
    share: (share: number): string => `${Math.round(share * 100)} %`,
    stop: 'Stop',
    cancelled: 'Stopped. Nothing is lost; it can be worked out at any time.',
    failed: 'This could not be worked out. The rest of the page stands.',
    again: 'Work it out',
    undated: 'Nobody has spoken on it at a known time yet.',
    scripts: 'This part needs scripts.',
  },
};
