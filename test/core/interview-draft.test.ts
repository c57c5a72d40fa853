import { describe, expect, test } from 'vitest';
import {
  emptyDraft,
  fillStep,
  finishDraft,
  mergeSetting,
  readDraft,
  readOpened,
  type Opened,
  type InterviewDraft,
  type Step,
  type StepFields,
} from '#core/interview-draft.ts';

function fill(draft: InterviewDraft, step: Step, fields: StepFields): InterviewDraft {
  const kept = fillStep(draft, step, fields);
  if (!kept.ok) throw new Error(JSON.stringify(kept.faults));
  return kept.draft;
}
const faultOf = (step: Step, fields: StepFields): string | null => {
  const kept = fillStep(emptyDraft, step, fields);
  return kept.ok ? null : `${kept.faults[0]?.field}: ${kept.faults[0]?.message}`;
};
const setting: StepFields = {
  month: ['2022-03'],
  day: [''],
  region: ['kunar'],
  country: ['AF'],
  mode: ['face-to-face'],
  language: ['ps'],
  audience: ['private'],
};

describe('four steps become an interview', () => {
  test('with a source that is known, consent, a setting and the first questions', () => {
    let draft = fill(emptyDraft, 'source', { kind: ['known'], code: ['S-7KQ2F'] });
    draft = fill(draft, 'consent', { said: ['yes'], covers: ['analysis', 'quotation'], expressed: ['oral'] });
    draft = fill(draft, 'setting', setting);
    draft = fill(draft, 'text', { questions: ['How many are you?\n\n  Where?  '] });
    expect(finishDraft(draft)).toEqual({
      asked: [],
      source: { code: 'S-7KQ2F' },
      month: '2022-03',
      day: null,
      region: 'kunar',
      country: 'AF',
      mode: 'face-to-face',
      language: 'ps',
      audience: 'private',
      groupInterview: false,
      unsaid: [],
      consent: {
        given: true,
        covers: ['analysis', 'quotation'],
        expressed: 'oral',
        language: 'ps',
        month: '2022-03',
        told: null,
      },
      text: [
        { question: 'How many are you?', answer: '' },
        { question: 'Where?', answer: '' },
      ],
    });
  });

  test('a new source has its type, and what is not known is left out', () => {
    const draft = fill(emptyDraft, 'source', {
      kind: ['new'],
      typeKey: ['elder'],
      roleBandKey: [''],
      introduction: ['friend'],
    });
    const consented = fill(draft, 'consent', { said: ['later'] });
    const done = finishDraft(fill(consented, 'setting', setting));
    expect(done).toMatchObject({ source: { typeKey: 'elder', introduction: 'friend' }, consent: null });
  });

  test('whoever does not agree is logged without words', () => {
    const draft = fill(fill(emptyDraft, 'source', { kind: ['known'], code: ['S-7KQ2F'] }), 'consent', {
      said: ['no'],
    });
    const asked = fill(fill(draft, 'setting', setting), 'text', { questions: ['How many?'] });
    expect(finishDraft(asked)).toMatchObject({ consent: { given: false, covers: [] }, text: [] });
  });
});

describe('a step that is not right says so and keeps nothing', () => {
  test('nothing chosen', () => {
    expect(faultOf('source', {})).toBe('kind: chooseOne');
    expect(faultOf('source', { kind: ['known'] })).toBe('code: chooseSource');
    expect(faultOf('source', { kind: ['new'] })).toBe('typeKey: chooseType');
    expect(faultOf('consent', {})).toBe('said: chooseOne');
    expect(faultOf('consent', { said: ['yes'] })).toBe('covers: whichUses');
  });

  test('a month or a day that is none names itself', () => {
    expect(faultOf('setting', { ...setting, month: ['03/2022'] })).toContain('“03/2022” is not a month');
    expect(faultOf('setting', { ...setting, day: ['32'] })).toContain('no day 32');
  });

  test('the first unfinished step is named', () => {
    expect(finishDraft(emptyDraft)).toEqual({ missing: 'source' });
    expect(finishDraft(fill(emptyDraft, 'source', { kind: ['known'], code: ['S-7KQ2F'] }))).toEqual({
      missing: 'consent',
    });
  });
});

test('what was kept reads back, and what no version wrote begins anew', () => {
  const draft = fill(emptyDraft, 'setting', setting);
  expect(readDraft(JSON.stringify(draft))).toEqual(draft);
  expect(readDraft('{"source":7}')).toEqual(emptyDraft);
  expect(readDraft('not json')).toEqual(emptyDraft);
});

test('a step that reads no more is asked for anew, and what was typed stays', () => {
  const draft = { ...fill(emptyDraft, 'setting', setting), questions: 'And then they came.' };
  const source = { kind: 'new', typeKey: '', roleBandKey: null, introduction: 'friend', introducedBy: null };
  expect(readDraft(JSON.stringify({ ...draft, source }))).toEqual(draft);
});

test('a month that has not come yet is said at its field', () => {
  const fields = {
    month: ['2022-05'],
    language: ['en'],
    country: ['AF'],
    mode: ['telephone'],
    audience: ['private'],
  };
  expect(fillStep(emptyDraft, 'setting', fields, '2022-05').ok).toBe(true);
  const early = fillStep(emptyDraft, 'setting', fields, '2022-04');
  expect(early).toMatchObject({ ok: false, faults: [{ field: 'month' }] });
});

test('all that is wrong with a setting is said at once, what was not chosen beside a month that is none', () => {
  const kept = fillStep(emptyDraft, 'setting', { ...setting, month: ['2022-13'], language: [''] });
  expect(kept.ok ? [] : kept.faults.map(({ field }) => field)).toEqual(['month', 'language']);
});

describe('a setting that two put right at once', () => {
  const opened = {
    month: '2022-05',
    region: 'kunar',
    country: 'AF',
    mode: 'face-to-face',
    language: 'ps',
    audience: 'private',
    group: false,
    unsaid: [],
  } satisfies Opened;

  test('keeps what each of them changed', () => {
    const now = { ...opened, month: '2022-06' };
    const { merged, clashes } = mergeSetting(opened, { ...opened, mode: 'telephone' }, now);
    expect({ merged, clashes }).toEqual({ merged: { ...now, mode: 'telephone' }, clashes: [] });
  });

  test('clashes where both changed one field, and not where they changed it to the same', () => {
    const now = { ...opened, month: '2022-06' };
    expect(mergeSetting(opened, { ...opened, month: '2022-07' }, now).clashes).toEqual(['month']);
    expect(mergeSetting(opened, { ...opened, month: '2022-06' }, now).clashes).toEqual([]);
  });

  test('what a form says that it was opened with is read, or is not taken', () => {
    expect(readOpened(JSON.stringify(opened))).toEqual(opened);
    for (const json of [undefined, '', 'null', '{}', '{"month":']) expect(readOpened(json), json).toBeNull();
  });
});
