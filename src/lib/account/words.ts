/** What a device is called. */
import type { Device } from '#core/device.ts';
import type { Messages } from '#lib/messages/en.ts';

export const deviceWords = (m: Messages['sessions'], { browser, system }: Device): string =>
  m.device(m.browsers[browser], m.systems[system]);
