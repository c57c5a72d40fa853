/** A record: its text, its codes, its statements, its release. */
import { keptHere, notSaved } from './number.ts';

export const record = {
  record: {
    back: 'Records',
    backMine: 'My interviews',
    copies: { field: 'field copy', analysis: 'analysis copy' },
    copiesShort: { field: 'field', analysis: 'analysis' },
    copy: 'Copy',
    notReleased: 'not released',
    released: (month: string, version: number): string =>
      version > 1 ? `released ${month}, version ${version}` : `released ${month}`,
    you: '(you)',
    atTurn: (turn: number): string => `at turn ${turn}`,
    states: {
      connecting: 'Opening',
      saving: {
        usual: (): string => 'Saving',
        slow: (n: number): string => `Saving, ${keptHere(n)}`,
        stuck: (n: number): string => `The server cannot save just now, ${keptHere(n)}`,
      },
      saved: 'Saved',
      offline: {
        network: (n: number): string => (n === 0 ? 'offline' : `offline, ${keptHere(n)}`),
        restart: (n: number): string => (n === 0 ? 'reconnecting' : `reconnecting, ${keptHere(n)}`),
        busy: (n: number): string => (n === 0 ? 'server busy' : `server busy, ${keptHere(n)}`),
        'too-fast': (n: number): string =>
          n === 0 ? 'paused by the server' : `paused by the server, ${keptHere(n)}`,
      },
      readOnly: { locked: 'read only: a lead locked it', role: 'read only' },
      /** On a phone, where all of it stands on one line. */
      short: {
        saving: {
          usual: (): string => 'Saving',
          slow: (n: number): string => `Saving, ${keptHere(n)}`,
          stuck: (n: number): string => `Not saving, ${keptHere(n)}`,
        },
        offline: {
          network: (n: number): string => (n === 0 ? 'offline' : `offline, ${keptHere(n)}`),
          restart: (n: number): string => (n === 0 ? 'reconnecting' : `reconnecting, ${keptHere(n)}`),
          busy: (n: number): string => (n === 0 ? 'server busy' : `server busy, ${keptHere(n)}`),
          'too-fast': (n: number): string => (n === 0 ? 'paused' : `paused, ${keptHere(n)}`),
        },
      },
      refused: 'not connected',
    },
    openingWhat:
      'Opening the record. The page is here; its text and what one writes with are on their way, which on a slow line takes a minute or more.',
    openingLate: 'If nothing comes, the connection may have broken on the way.',
    lockedWhile: (n: number): string =>
      `A lead locked this record while you wrote. ${n === 0 ? 'What you began here is not kept yet: copy it, or keep it' : n === 1 ? '1 change in this tab is not saved; it goes by itself' : `${n} changes in this tab are not saved; they go by themselves`} if it is unlocked.`,
    openTabOnly: {
      network:
        'Not sent yet: it is in this open tab only, and goes by itself when the network comes back. Closing the tab loses it.',
      restart:
        'The server restarts. What is not sent is in this open tab only, and goes by itself. Closing the tab loses it.',
      busy: 'The server has too much to do, or its database is gone. What is not sent is in this open tab only, and goes by itself. Closing the tab loses it.',
      stuck:
        'The server is there and cannot save just now: its database does not answer. What is not saved is in this open tab only, and goes by itself as soon as it does. Closing the tab loses it.',
      'too-fast':
        'Too many changes came from your account at once (rule G12). Go on writing: what is not sent is in this open tab only, and goes by itself after a pause. Closing the tab loses it.',
    },
    leaveTitle: 'Not everything is saved',
    leaveUnsaved: {
      server:
        'Some changes are in this open tab only. They go by themselves when the server takes them, most often in a moment; if you close this record now, they are lost.',
      network:
        'Some changes are in this open tab only. They go by themselves when the network comes back; if you close this record now, they are lost.',
      unlock:
        'A lead locked this record before some changes were saved, and they are in this open tab only. They go by themselves if it is unlocked; copy what you need, for if you close this record now, they are lost.',
      role: 'You may only read this record now, and some changes are in this open tab only. Copy what you need: if you close this record, they are lost.',
      'sign-in':
        'You are signed out, and some changes are in this open tab only. They go by themselves when you sign in again in another tab; if you close this record now, they are lost.',
      nothing:
        'Some changes were not taken and are in this open tab only. Copy what you need: if you close this record, they are lost.',
    },
    leaveBegun:
      'Something that you began to write here, such as a note, a reason or a field of a form, is not kept yet. If you close this record now, it is lost.',
    leaveStay: 'Stay here',
    leaveGo: 'Close it and lose them',
    refused: {
      'sign-in':
        'You are signed out. Sign in again: it opens in another tab, and this one then goes on by itself with all that you wrote.',
      'signed-out': (changes: number, kept: boolean): string =>
        changes === 0 && !kept
          ? 'You signed out in another tab. All that you wrote here is saved, and nothing of this record is kept in this tab.'
          : `You signed out in another tab. ${notSaved(changes)}. Sign in again, and what you changed is saved by itself; or copy it from here.`,
      'other-person':
        'Somebody else is signed in in this browser now, or this record is not yours any more. This tab shows nothing of it, keeps what was not saved, and goes on when its writer signs in again.',
      origin:
        'The server does not serve this address. Open the record under the address that it was set up for, and put back what you copied.',
      ended: 'Your access to this record has ended. Nothing of it is kept in this tab.',
      'not-found':
        'This record cannot be found any more, or it is not yours any more. It is closed in this tab.',
      replaced: 'This copy was replaced by a newer one, which opens here in a moment.',
      malformed:
        'The server did not understand what this page sent: a fault of Sanad, please report it. What was saved before is safe. Open the record again and put back what you copied.',
      other:
        'The server closed the connection and did not say why. What was saved before is safe. Open the record again and put back what you copied.',
      /** The gate's rules: what happened, what is safe, what to do. */
      rules: {
        G3: 'The last change carried the mark of another account’s tab (rule G3), so the server did not take it. What was saved before is safe. Open the record again, which gives this tab a mark of its own, and put back what you copied.',
        G4: 'The server misses a change that came before the last one (rule G4), so it did not take it. What was saved before is safe. Open the record again and put back what you copied.',
        G5: 'The last change takes out words that the server does not have (rule G5), so it did not take it. What was saved before is safe. Open the record again and put back what you copied.',
        G6: 'The last change stands on words that the server does not have (rule G6), so it did not take it. What was saved before is safe. Open the record again and put back what you copied.',
        G7: 'The last change was too large to send (rule G7). What was saved before is safe. Open the record again, and import long texts as a file or put them in by parts.',
        G8: 'The last change had too many parts, or was too long (rule G8). What was saved before is safe. Open the record again, and import long texts as a file or put them in by parts.',
        G9: 'The last change was built in a way that no record has (rule G9): a fault of Sanad, please report it. What was saved before is safe. Open the record again and put back what you copied.',
        G10: 'The last change does not fit the shape of a record (rule G10): a fault of Sanad, please report it. What was saved before is safe. Open the record again and put back what you copied.',
        G11: 'The last change took out or moved too much at once (rule G11). What was saved before is safe. Open the record again and do it by parts.',
        other:
          'The server did not take the last change. What was saved before is safe. Open the record again and put back what you copied.',
      },
      kept: (n: number): string =>
        n === 0
          ? 'Nothing of yours was waiting: all that you wrote here is saved.'
          : `${n === 1 ? '1 change' : `${n} changes`} to codings, assertions or words that you took out ${n === 1 ? 'was' : 'were'} not saved: look for ${n === 1 ? 'it' : 'them'} when the record is open again.`,
    },
    replacedWhile:
      'This record was rebuilt while you wrote, and this is the new copy. A lead may have taken out words that lead to a person. What you had not saved is not in it: copy from here what belongs into it, and put back no name, place or number that is gone.',
    takenWhile:
      'Somebody took out a paragraph, a note, a coding or an assertion, or joined a paragraph to another, before what you wrote in it was saved. This is not in the record: copy it from here, and put it where it belongs.',
    lateWords:
      'Somebody worked on a paragraph, a note, a coding or an assertion while you took it out, or joined or changed the paragraph. This work of theirs is not in the record, and they may think that it is: tell them, or copy it from here and put it where it belongs.',
    putAway: 'Put this away',
    kept: 'These words hold changes that were not saved. Copy what you need before you close this record.',
    /** Beside paragraphs and notes: what has no words of its own. */
    unsent: {
      coding: (at: string, code: string): string => `Coding${at}: ${code}`,
      assertion: (at: string, sentence: string): string => `Assertion${at}: ${sentence}`,
      atQuestion: (n: number): string => ` at question ${n}`,
      beforeFirst: ' before the first question',
      codingsGone: (n: number): string => `Taken away: ${n === 1 ? '1 coding' : `${n} codings`}`,
      assertionsGone: (n: number): string => `Taken away: ${n === 1 ? '1 assertion' : `${n} assertions`}`,
      notesGone: (n: number): string => `Taken away: ${n === 1 ? '1 note' : `${n} notes`}`,
    },
    copyKept: 'Copy this text',
    copied: 'Copied',
    openAgain: 'Open the record again',
    signIn: 'Sign in',
    turns: (n: number): string => (n === 1 ? '1 turn' : `${n} turns`),
    counts: (codings: number, assertions: number): string =>
      `${codings} ${codings === 1 ? 'coding' : 'codings'}, ${assertions} ${assertions === 1 ? 'assertion' : 'assertions'}`,
    answered: (answered: number, asked: number): string => `${answered} of ${asked} questions answered`,
    unasked: 'not answered',
    outline: 'Questions of this record',
    opening: 'Before the first question',
    text: 'Text of the record',
    margin: 'Codings, assertions and notes',
    placeholder: {
      question: 'Write the question',
      answer: 'Write the answer here; Tab keeps the question for later.',
      answerTouch: 'Write the answer here.',
    },
    empty: 'Nothing is written down yet.',
    emptyAnalysis: 'This record has no words.',
    firstQuestion: 'Write the first question',
    tooLongToPaste: (n: string): string =>
      `The text has ${n} characters, too many to paste. Nothing was changed. A lead or you can import it as a file.`,
    keys: {
      code: 'code',
      assert: 'assert',
      note: 'note',
      codings: 'codings',
      places: 'places',
      back: 'step back',
      edit: 'edit the text',
      editEnd: 'end editing',
      next: 'next question',
      paragraph: 'answer, new paragraph',
      intoText: 'into the text',
      select: 'select words in it',
      later: 'later',
      leaveNow: 'leave at once',
      remove: 'take away',
      lastUsed: 'last used',
    },
    more: 'About this record',
    setting: 'Interview',
    correct: 'Put this right',
    correctWhy:
      'For what was logged wrongly. Claims are weighed anew by what you save here; exports that left keep what they held.',
    correctSave: 'Save what is right',
    corrected: 'The interview is put right.',
    correctedMeanwhile: (what: string): string =>
      `Somebody else put this right while you had it open: ${what}. What you do not change here stays so.`,
    correctClash: (now: string): string =>
      `Somebody else put this right meanwhile: it is now ${now}. Nothing was saved. Save again to set yours, or choose what it is now.`,
    alone: 'nobody else present',
    unsaid: 'Not in print',
    allSaid: 'nothing is left out of the label in print',
    where: 'Where',
    how: 'How',
    language: 'Language',
    audience: 'Said to',
    source: 'Source',
    researcher: 'Taken by',
    release: 'Release',
    releaseWhat:
      'Release copies the words of the field copy into a fresh document for analysts: no notes, no earlier versions, no names of who typed.',
    approvalsNeeded: (n: number): string =>
      n === 1 ? 'One lead approves a release in this study.' : `${n} leads approve a release in this study.`,
    ownWay:
      'It is released. What is written here now reaches the analysis copy only when leads take it over, change by change.',
    lock: 'Lock',
    unlock: 'Unlock',
    leftOut: (n: number): string =>
      `${n === 1 ? 'One paragraph, code, statement or note' : `${n.toLocaleString('en')} paragraphs, codes, statements or notes`} of this record ${n === 1 ? 'is' : 'are'} over what one record may have of a kind. ${n === 1 ? 'It is' : 'They are'} kept and stand${n === 1 ? 's' : ''} here, and in no list, no claim and no export. Delete what is not needed, or log the rest as a record of its own.`,
    lockedNow: 'Locked: all but leads may only read it.',
    unlockedNow: 'Unlocked.',
    lockWhat: 'A locked record is read only for all but leads.',
    importTitle: 'Import a transcript',
    importHint: 'A .docx or .txt file, up to 10 MB. Its questions and answers are put after what is here.',
    importFile: 'File',
    importDo: 'Import',
    importChoose: 'No file was chosen. Choose a .docx or .txt file.',
    imported: (turns: number): string =>
      turns === 1 ? '1 turn was put at the end.' : `${turns} turns were put at the end.`,
    consent: 'Consent',
    consentNone: 'Nothing is recorded about consent. Exports leave this interview out.',
    consentGiven: (uses: string): string => `Given for ${uses}.`,
    consentRefused: 'Not given. Exports leave this interview out.',
    consentWithdrawn: (month: string): string =>
      `Withdrawn in ${month}. Exports leave this interview out. A released record stays open to analysts and keeps its weight until a lead decides otherwise.`,
    consentRecord: 'Record consent',
    consentChange: 'Change what is recorded',
    consentSave: 'Save consent',
    consentWithdraw: 'Withdraw consent',
    consentWithdrawWhat: (code: string): string =>
      `The source of ${code} no longer agrees. From now on exports leave this interview out. A released record stays open to analysts and keeps its weight until a lead decides otherwise.`,
    consentWithdrawGo: (code: string): string => `Withdraw the consent of ${code}`,

    consentSaved: 'Consent is recorded.',
  },
  release: {
    title: (code: string): string => `Review of ${code} before its release`,
    back: 'Record',
    stage: 'field copy, before release',
    rebuilt: (day: string): string =>
      `A purge made this record anew on ${day}. What was decided before of words that it left still holds; where it took words out, look again.`,
    hits: (all: number, open: number): string =>
      all === 0 ? 'No hits' : `${all === 1 ? '1 hit' : `${all} hits`}, ${open === 0 ? 'none' : open} open`,
    noHits: 'The scan found nothing. It misses some: read the text, and mark what could lead to a person.',
    scanWhat: 'The scan misses some. Select words in the text to mark what it did not find.',
    again: 'To look at again',
    againWhat:
      'A lead marked words by hand, then their paragraph was changed, and they stand in it no longer. Read what changed: mark anew what could lead to a person.',
    againWas: {
      generalise: (words: string): string => `became “${words}”`,
      mask: 'masked',
      dismiss: 'dismissed',
      open: 'marked, not decided',
    },
    lookedAt: 'Looked at',
    rules: {
      name: 'Name',
      title: 'Name after a title',
      phone: 'Telephone',
      document: 'Number of a paper',
      plate: 'Vehicle plate',
      'e-mail': 'E-mail address',
      coordinates: 'Coordinates',
      handle: 'Handle',
      link: 'Link',
      date: 'Day of a month',
      place: 'Place by name',
      site: 'Mosque, school or shop',
      post: 'Exact post',
      kinship: 'Kinship',
      'only-one': 'One person only',
      hidden: 'Word written to be missed',
      'unknown-word': 'Word that no list knows',
      learned: 'Reads like a lead to a person',
      marked: 'Marked by a lead',
    },
    why: {
      name: 'It reads as a person’s name.',
      title: 'What comes after a title is a name.',
      phone: 'A telephone number reaches one person.',
      document: 'A paper belongs to one person.',
      plate: 'A plate is registered to one person.',
      'e-mail': 'An address reaches one person.',
      coordinates: 'They point at one house.',
      handle: 'A handle is one person’s.',
      link: 'A link can lead to a person.',
      date: 'A day tells more than a month does.',
      place: 'It is finer than a province.',
      site: 'Few people belong to it.',
      post: 'A role with its place is one person’s.',
      kinship: 'It singles out one of a family.',
      'only-one': 'Only one person can be this.',
      hidden: 'Its letters stand apart, are stretched, or are of two scripts, so that no search finds it.',
      'unknown-word': 'It stands where a name may, and is no ordinary word.',
      learned: 'No rule was written for it. It reads as what led to people in other texts.',
      marked: 'A lead marked these words.',
    },
    spoke: (reasons: readonly string[]): string => `What spoke for it: ${reasons.join('; ')}.`,
    reasons: {
      word: (words: string): string => `“${words}” itself`,
      ending: (words: string): string => `ends in “-${words}”`,
      behind: (words: string): string => `stands after “${words}”`,
      before: (words: string): string => `stands before “${words}”`,
    },
    states: { open: 'open', generalise: 'generalised', mask: 'masked', dismiss: 'dismissed' },
    masked: 'masked words',
    instead: 'Say instead',
    before: 'As in another record of this study.',
    generalise: 'Generalise',
    mask: 'Mask',
    reason: 'Why it points at nobody',
    dismiss: 'Dismiss',
    dismissWithReason: 'Dismiss, with a reason',
    reopen: 'Open it again',
    unmark: 'Take the mark away',
    inEvery: 'Wherever these words stand in this record.',
    dismissed: (reason: string): string => `Dismissed: ${reason}`,
    replacedBy: (words: string): string => `“${words}”`,
    mark: 'Mark the selected words',
    faults: {
      empty: 'Write some words first. Nothing was changed.',
      'too-long': 'These are more than 200 characters. Say it shorter; nothing was changed.',
      identifies: 'The scan finds something in the replacement itself. Say less; nothing was changed.',
      gone: 'This paragraph was changed meanwhile. It is shown anew; decide again.',
      changed:
        'Nothing left: the words are others than those you looked at, or something in them is open. They are shown anew; look at them, then approve.',
      elsewhere: (words: string): string =>
        `In another record of this study these words became “${words}”. Two replacements for the same words would tell what stands behind both. Use the same.`,
    },
    leaves: 'What will leave',
    turns: 'turns',
    words: 'words',
    stays: 'What stays behind',
    notes: 'notes of the researcher',
    who: 'who wrote it, and when',
    settings: 'day and place of the talk',
    allOf: 'all',
    people: 'Who approves',
    approved: (have: number, need: number): string => `${have} of ${need} leads approve these words.`,
    youApproved: 'You do.',
    approve: 'Approve and release',
    approveOne: 'Approve',
    settleFirst: (n: number): string =>
      `${n === 1 ? 'One hit is' : `${n} hits are`} open. Settle all first; nothing leaves before.`,
    placeOf: {
      question: (turn: number | null): string => (turn === null ? 'Question' : `Question ${turn}`),
      answer: (turn: number | null): string =>
        turn === null ? 'Before the first question' : `Answer to question ${turn}`,
    },
    hitsIn: (n: number): string => `${n} open`,
    morePlaces: (n: number): string => (n === 1 ? 'And 1 more paragraph.' : `And ${n} more paragraphs.`),
    lookFirst: (n: number): string =>
      `${n === 1 ? 'One mark is' : `${n} marks are`} to be looked at again. Nothing leaves before.`,
    another:
      'Another lead has to approve the same words. If the field copy or a decision here changes, all approve anew.',
    released: 'It is released. Analysts can open it.',
    nothing: 'The field copy has no words yet. There is nothing to release.',
    legend: 'Struck through: replaced. Black: masked. Red: open.',
    keys: { hits: 'hits', undo: 'undo' },
    review: 'Review for release',
    reviewChanges: 'What changed since the release',
    stageAfter: 'field copy, after release',
    changes: (n: number): string =>
      n === 0 ? 'Nothing changed since the release' : n === 1 ? '1 change' : `${n} changes`,
    changesWhat:
      'Against the analysis copy as it stands. What is taken over is written there as an edit: codings stay on the words that stay.',
    noChangesWhy:
      'The field copy says what the analysis copy says. What somebody writes in it from now on is shown here.',
    kinds: { changed: 'Changed', added: 'Added', removed: 'Removed' },
    inTurn: (turn: number | null): string => (turn === null ? '' : `turn ${turn}`),
    coded: (n: number): string =>
      n === 1 ? '1 coding or assertion stands here' : `${n} codings and assertions stand here`,
    take: 'Take over',
    leave: 'Leave it',
    takenMark: 'to be taken over',
    approveChanges: 'Approve and take over',
    names: 'Names in the vault',
    namesNone: 'Nothing is sealed in this study’s vault.',
    namesAsk:
      'They are looked for in this browser only, in an opening that a second lead granted for the release of this record. It is good once, and for 30 minutes.',
    namesGoAsk: 'Ask in the vault',
    namesLocked:
      'The opening is granted, for 30 minutes from then on. Unlock your key in the vault, then come back.',
    namesCompare: 'Look for the names',
    namesHere:
      'Looked for in this browser only. The opening has ended with it; the names stay in this page until you leave it.',
    namesFound: (n: number, hits: number, names: number): string => {
      const among = hits === 0 ? '' : `${hits === 1 ? '1 place' : `${hits} places`} among the hits above`;
      if (n > 0)
        return `${n === 1 ? '1 place' : `${n} places`} where a sealed name may stand${among && `, besides ${among}`}:`;
      return among === ''
        ? `${names === 1 ? 'The name does not stand' : `None of the ${names} names stands`} in this text.`
        : `A sealed name may stand in ${among}, and nowhere else.`;
    },
    namesAll: (n: number): string =>
      n === 1 ? 'The one sealed identity was opened.' : `All ${n} sealed identities were opened.`,
    namesFew: (n: number, of: number): string =>
      `Only ${n} of ${of} sealed identities could be opened: in the others nobody looked, and their names may stand in this text. They were sealed since the opening was asked for, or your key has no share of them.`,
    namesFailed:
      'The names could not be opened. Where the opening has ended, ask for another one in the vault.',
    markName: 'Mark it',
    takenOver: 'Taken over. Analysts read it now.',
    chooseFirst: 'Choose at least one change to take over.',
    reviewWhat:
      'The scan shows names, places, numbers and what else could lead to a person. Each is replaced, masked or dismissed with a reason before the record can leave.',
    keptWords: 'The field copy keeps its words. Only what leaves is changed.',
  },
  coding: {
    pick: 'Find a code by any part of its path',
    none: 'No code has this in its path.',
    unknownCode: 'a code that is gone',
    gone: 'its words are gone',
    remove: 'Take this coding away',
    removed: 'Coding taken away. Mod-Z brings it back.',
    bar: 'What to do with the selected words',
    code: 'Code',
    assert: 'Assert',
    note: 'Note',
    whichCode: 'A code for the selected words',
    selectFirst: 'Select some words first: Enter goes into the text, Shift with an arrow selects.',
    nextQuestion: 'Next question',
    here: (codings: number, assertions: number): string =>
      [
        codings > 0 ? `${codings} ${codings === 1 ? 'coding' : 'codings'}` : '',
        assertions > 0 ? `${assertions} ${assertions === 1 ? 'assertion' : 'assertions'}` : '',
      ]
        .filter((part) => part !== '')
        .join(', ') + ' here',
    close: 'Close',
  },
  memo: {
    mine: 'My note.',
    of: (handle: string): string => `${handle}.`,
    write: 'Write a note',
    save: 'Keep note',
    waits: 'The note that you began is still there: write a note to go on with it.',
    cancel: 'Cancel',
    remove: 'Take this note away',
  },
  assertion: {
    that: ' that ',
    inPeriod: ', in ',
    stances: { affirms: 'affirms', denies: 'denies', qualifies: 'qualifies' },
    bases: {
      'first-hand': 'first-hand',
      hearsay: 'from hearsay',
      'official-claim': 'as an official claim',
      document: 'from a document',
      dataset: 'from data',
      inference: 'inferred',
      detainee: 'as a detainee',
      unknown: 'on a basis that is not known',
    },
    fromUnnamed: 'from somebody unnamed',
    fromSource: (code: string): string => `from ${code}`,
    anotherSource: 'another source',
    unasked: 'said unasked',
    askedForCases: 'asked for cases',
    putToSource: 'put to the source',
    putFrom: (code: string): string => `what ${code} said was put to it`,
    casesNamed: (n: number): string => (n === 1 ? '1 case named' : `${n} cases named`),
    claimsPeriod: 'the claim’s own',
    questions: {
      stance: 'affirms, denies or qualifies?',
      claim: 'what? find a claim, or write a new one',
      value: 'which?',
      figure: 'how many?',
      unit: 'of what unit?',
      definition: 'what is counted?',
      asked: 'how did it come up?',
      cases: 'how many cases?',
      period: 'in which months?',
      basis: 'first-hand or from whom?',
    },
    notRead: {
      figure:
        'Write a figure such as 235, about 8,000, at least 100 or 7,000 to 9,000. Thousands take a comma or nothing: 3.000 could be three.',
      period:
        'Write months of the Gregorian calendar such as 2022, Jun 2022 or Jul 2021 – Jun 2022, the earlier one first.',
      cases: 'Write how many cases were named, such as 9.',
      other: 'Choose one from the list.',
    },
    /** By these a basis is found too. */
    alsoFirstHand: 'first hand firsthand himself herself eyewitness saw',
    alsoHearsay: 'hearsay second hand second-hand secondhand heard rumour rumor',
    newClaim: (text: string): string => `New claim: “${text}”`,
    against: 'against its own side’s interest',
    serves: 'in its own side’s interest',
    open: (n: number, counts: boolean): string =>
      (n === 1 ? '1 blank is open' : `${n} blanks are open`) + (counts ? '' : ': it does not count yet'),
    forecast: 'a forecast',
    retracted: 'taken back later',
    againstAsked: 'Against the speaker’s own interest?',
    againstWords: { '': 'not judged', true: 'yes', false: 'no', unclear: 'not clear' },
    againstReason: 'Because',
    againstReasonMissing: 'the reason is missing',
    noInterest: 'Nobody has said whom this claim serves, so nothing here counts as against interest.',
    sayInterest: 'Say it on the claim’s page',
    remove: 'Take this assertion away',
    form: {
      title: 'New claim',
      proposition: 'What would be true if it held',
      kind: 'What kind',
      kinds: {
        boolean: 'true or false',
        quantity: 'a figure',
        trend: 'up, flat or down',
        category: 'one of several',
      },
      unit: 'Unit',
      unitHint: 'such as persons or USD a month',
      definition: 'What exactly is counted',
      values: 'The values, one a line',
      from: 'From (month)',
      to: 'To (month)',
      monthHint: 'such as 2022-03',
      place: 'Place',
      placeHint: 'a province or a region, such as Kunar',
      later: 'Whom it serves is said on the claim’s own page, once it is made.',
      make: 'Make this claim',
      cancel: 'Cancel',
      failed: 'The claim was not made. The text above is kept: try again.',
    },
  },
};
