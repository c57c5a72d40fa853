/** The codes that one used last, one key away. Ids only, for as long as the tab is open. */
import { isUuid } from '#core/ids.ts';

const KEY = 'sanad.last-codes';
const MOST = 3;

export class LastCodes {
  ids: readonly string[] = $state.raw(stored());

  use(code: string): void {
    this.ids = [code, ...this.ids.filter((id) => id !== code)].slice(0, MOST);
    sessionStorage.setItem(KEY, this.ids.join(' '));
  }
}

function stored(): string[] {
  if (typeof sessionStorage === 'undefined') return [];
  return (sessionStorage.getItem(KEY) ?? '').split(' ').filter(isUuid).slice(0, MOST);
}
