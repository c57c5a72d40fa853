/** A field of an interview's setting in words, as the page shows it. */
import type { Opened, OpenedField } from '#core/interview-draft.ts';
import { monthInWords } from '#core/month.ts';
import type { Messages } from '#lib/messages/en.ts';

export function settingInWords(field: OpenedField, setting: Opened, m: Messages): string {
  const i = m.interview;
  switch (field) {
    case 'month':
      return monthInWords(setting.month);
    case 'region':
      return setting.region === null
        ? m.newInterview.bandNone
        : (i.regions[setting.region] ?? setting.region);
    case 'country':
      return i.countries[setting.country];
    case 'mode':
      return i.modes[setting.mode];
    case 'language':
      return i.languages[setting.language] ?? setting.language;
    case 'audience':
      return i.audiences[setting.audience];
    case 'group':
      return setting.group ? m.newInterview.group : m.record.alone;
    case 'unsaid':
      return setting.unsaid.length === 0
        ? m.record.allSaid
        : setting.unsaid.map((one) => m.newInterview.unsaidParts[one]).join(', ');
  }
}
