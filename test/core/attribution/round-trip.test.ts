/** parse(format(x)) = x over fields made at random, and format(parse(t)) = t over texts as notes have them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Attribution, Mode } from '#core/attribution/fields.ts';
import { formatAttribution } from '#core/attribution/format.ts';
import { parseAttribution } from '#core/attribution/parse.ts';
import { en } from '#lib/messages/en.ts';

const ORGANISATIONS = [
  null,
  'Crisis Group',
  'RUSI',
  'Human Rights Watch',
  'Amnesty International',
  'Author',
  'UNAMA',
  'The New York Times',
  'Afghanistan Analysts Network',
];
const MODIFIERS = [
  'Taliban',
  'Western',
  'regional',
  'Afghan',
  'IS-K',
  'U.S.',
  'South Korean',
  'local',
  'former',
  'tribal',
  'Salafi',
  'senior',
  'serving',
];
const NOUNS = [
  'official',
  'diplomat',
  'elder',
  'cleric',
  'trader',
  'judge',
  'policewoman',
  'businessman',
  'secretary',
  'witness',
  'attaché',
  'coach',
  'chief of staff',
  'member of parliament',
  'attorney general',
  'spokesperson',
  'brother-in-law',
  'aid worker',
  'business owner',
  'hawala trader',
  'interlocutor involved in the talks',
  'commander who had left the group',
];
const PLACES = [
  'Kabul',
  'Kandahar',
  'New York',
  'Mazar-i-Sharif',
  'Khyber Pakhtunkhwa',
  'eastern Nangarhar',
  'regional capitals',
  'five provinces',
  'Doha',
  'Islamabad',
  'Zurich',
  'Abu Dhabi',
  'northern Afghanistan',
  'border areas',
];

const role = fc
  .tuple(fc.option(fc.constantFrom(...MODIFIERS)), fc.constantFrom(...NOUNS))
  .map(([a, b]) => (a === null ? b : `${a} ${b}`));
const month = fc
  .tuple(fc.integer({ min: 2001, max: 2024 }), fc.integer({ min: 1, max: 12 }))
  .map(([y, m]) => `${y}-${String(m).padStart(2, '0')}`);
const year = fc.integer({ min: 2001, max: 2024 }).map(String);
const span = fc.oneof(
  fc.constant({ from: null, to: null, precision: null }),
  fc
    .tuple(month, month)
    .map(([a, b]) => ({ from: a < b ? a : b, to: a < b ? b : a, precision: 'month' as const })),
  fc
    .tuple(year, year)
    .map(([a, b]) => ({ from: a < b ? a : b, to: a < b ? b : a, precision: 'year' as const })),
);
const organisation = fc.constantFrom(...ORGANISATIONS);
const mode = fc.constantFrom<Mode>('interview', 'conversation');
const places = fc.uniqueArray(fc.constantFrom(...PLACES), { maxLength: 4 });

const fieldsOf = (
  roles: fc.Arbitrary<readonly string[]>,
  plural: fc.Arbitrary<boolean>,
): fc.Arbitrary<Attribution> =>
  fc
    .record({ organisation, mode, places, roles, plural, span })
    .map(({ span: dates, ...said }) => ({ form: 'footnote' as const, ...said, ...dates }));

const one = fieldsOf(
  fc.oneof(
    fc.constant([]),
    role.map((said) => [said]),
  ),
  fc.boolean(),
);

/** Roles that share a noun, the pair at an end of a list or alone. */
const shared = fc
  .record({
    noun: fc.constantFrom('official', 'judge', 'diplomat', 'businesswoman', 'business owner'),
    own: fc.uniqueArray(
      fc.constantFrom('Taliban', 'Western', 'regional', 'Afghan', 'French', 'Italian', 'South Korean'),
      { minLength: 2, maxLength: 3 },
    ),
    start: fc.constantFrom('', 'senior ', 'former '),
    before: fc.uniqueArray(fc.constantFrom('aid worker', 'tribal elder', 'hawala trader'), { maxLength: 2 }),
    after: fc.uniqueArray(fc.constantFrom('money changer', 'police officer'), { maxLength: 1 }),
  })
  .map(({ noun, own, start, before, after }) => [
    ...before,
    ...own.map((word) => `${start}${word} ${noun}`),
    ...after,
  ]);
const many = fieldsOf(shared, fc.constant(true));

const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const isKept = (fields: Attribution): void => {
  expect(parseAttribution(formatAttribution(fields)), formatAttribution(fields)).toEqual(fields);
};

describe(`footnote-style-anonymous: parse(format(x)) = x (seed ${seed})`, () => {
  test('for one role or none', () => {
    fc.assert(fc.property(one, isKept), { seed, numRuns: 600 });
  });

  test('footnote-plural-and-range: for several roles that share what they say', () => {
    fc.assert(fc.property(many, isKept), { seed, numRuns: 600 });
  });
});

describe('what roles share is said once', () => {
  test.each([
    [['senior French judge', 'senior Italian judge'], 'senior French and Italian judges'],
    [['serving district judge', 'former district judge'], 'serving and former district judges'],
    [['aid worker', 'French judge', 'Italian judge'], 'aid workers, French and Italian judges'],
    [['French judge', 'Italian judge', 'aid worker'], 'French and Italian judges and aid workers'],
    [['senior judge', 'senior prosecutor'], 'senior judges and prosecutors'],
    [['Afghan official', 'Western official', 'regional official'], 'Afghan, Western and regional officials'],
    [['government official', 'expert'], 'government officials and experts'],
    [['French diplomat', 'South Korean diplomat'], 'French and South Korean diplomats'],
    [['North Korean diplomat', 'South Korean diplomat'], 'North and South Korean diplomats'],
    [['official', 'Taliban official'], 'officials and Taliban officials'],
    [['police chief', 'deputy police chief'], 'police chiefs and deputy police chiefs'],
    [
      ['former Taliban police officer', 'former Taliban intelligence officer'],
      'former Taliban police and intelligence officers',
    ],
    [
      ['U.S. official', 'European official', 'former U.S. official', 'former European official'],
      'U.S., European, former U.S. and former European officials',
    ],
    [
      ['former Afghan intelligence officer', 'serving U.S. district officer'],
      'former Afghan intelligence and serving U.S. district officers',
    ],
    [['member of parliament', 'chief of staff'], 'members of parliament and chiefs of staff'],
    [['minister of trade and industry', 'policeman'], 'ministers of trade and industry and policemen'],
  ])('%j is “%s”, and back', (roles, printed) => {
    const fields: Attribution = {
      form: 'footnote',
      organisation: null,
      plural: true,
      roles,
      places: [],
      from: null,
      to: null,
      precision: null,
      mode: 'interview',
    };
    expect(formatAttribution(fields)).toBe(`interviews, ${printed}`);
    expect(parseAttribution(`interviews, ${printed}`)).toEqual(fields);
  });
});

describe('format(parse(t)) of texts of the kind', () => {
  test.each([
    [
      'Crisis Group interview, Western diplomat based in Kabul, June 2023',
      'Crisis Group interview, Western diplomat, Kabul, June 2023',
    ],
    [
      'Crisis Group interviews, activists, Kabul, Herat, and Mazar-i-Sharif, June 2023',
      'Crisis Group interviews, activists, Kabul, Herat and Mazar-i-Sharif, June 2023',
    ],
    [
      'Crisis Group interviews, residents in five provinces, 2023',
      'Crisis Group interviews, residents, five provinces, 2023',
    ],
    [
      'Crisis Group interviews, traders, Kabul, Spring 2022',
      'Crisis Group interviews, traders, Kabul, March-May 2022',
    ],
    [
      'Crisis Group interviews, officials from Russia, China and Iran, 2023',
      'Crisis Group interviews, officials, Russia, China and Iran, 2023',
    ],
    ['One of the three commanders interviewed said', 'interview, commander'],
    [
      'An elder of the Mohmand tribe in Achin said in 2021',
      'interview, elder of the Mohmand tribe, Achin, 2021',
    ],
    [
      'Crisis Group telephone interviews, women activists, Herat, August-September 2021',
      'Crisis Group interviews, women activists, Herat, August-September 2021',
    ],
    [
      'Human Rights Watch interview with a former soldier, Kandahar, 3 March 2022',
      'Human Rights Watch interview, former soldier, Kandahar, March 2022',
    ],
    [
      'Interviews by Human Rights Watch with former soldiers in Kandahar, 2022',
      'Human Rights Watch interviews, former soldiers, Kandahar, 2022',
    ],
    [
      'Author interviews, traders, Peshawar, December 2021 to January 2022',
      'Author interviews, traders, Peshawar, December 2021-January 2022',
    ],
    [
      'Crisis Group correspondence, Pakistani analyst, May 2023',
      'Crisis Group conversation, Pakistani analyst, May 2023',
    ],
    [
      'a Taliban commander told Crisis Group in June 2022',
      'Crisis Group interview, Taliban commander, June 2022',
    ],
    ['one of the Taliban officials interviewed said', 'interview, Taliban official'],
    ['Privately, a Taliban official conceded in June 2023', 'interview, Taliban official, June 2023'],
    ['The police in Jalalabad said', 'interviews, police sources, Jalalabad'],
    [
      'An elder in Kunar province who had met commanders said in mid-2022',
      'interview, elder who had met commanders, Kunar, June-July 2022',
    ],
    ['In May 2022, an IS-K source said', 'interview, IS-K source, May 2022'],
    [
      'three Taliban officials in Kunar and Nangarhar claimed in late 2022',
      'interviews, Taliban officials, Kunar and Nangarhar, October-December 2022',
    ],
    [
      'Tweet by Zabihullah Mujahid, Taliban spokesperson, @example, 8:43pm, 20 March 2022',
      'statement, Taliban spokesperson, March 2022',
    ],
    [
      'Statement by Ministry of Foreign Affairs, Kabul, 3 May 2022',
      'statement, Ministry of Foreign Affairs, Kabul, May 2022',
    ],
    [
      '54 interviews with Taliban officials and elders conducted between August 2021 and April 2023',
      'interviews, Taliban officials and elders, August 2021-April 2023',
    ],
    ['Crisis Group interviews, Kabul, 2011-12', 'Crisis Group interviews, Kabul, 2011-2012'],
  ])('“%s” is “%s”', (text, printed) => {
    const read = parseAttribution(text);
    expect(read === null ? null : formatAttribution(read)).toBe(printed);
  });

  test.each(['three elders said', 'dozens of traders told us', 'a dozen clerics confirmed'])(
    'a stated number is kept: %s',
    (text) => {
      expect(parseAttribution(text)?.count).toBe({ t: 3, d: 'dozens', a: 12 }[text.charAt(0)]);
    },
  );

  test.each([
    '',
    'The weather was fine.',
    'asdf qwer',
    'John Smith, The Taliban (London, 2010).',
    '2022',
    '?!',
  ])('“%s” is none', (text) => {
    expect(parseAttribution(text)).toBeNull();
  });

  test.each(Object.values(en.interview.regions))(
    'a label of the study reads back, its place “%s” too',
    (place) => {
      for (const text of [`interviews, elders, ${place}, 2022-2023`, `interview, ${place}, 2022`])
        expect(parseAttribution(text)?.places).toEqual([place]);
    },
  );

  test.each(['Ibid.', 'ibid', 'Ibid., p. 4', 'Op. cit.', 'Crisis Group interviews, op. cit.'])(
    'footnote-ibid-op-cit: “%s” is a short form',
    (text) => {
      expect(parseAttribution(text)?.form).toBe('short-form');
    },
  );
});
