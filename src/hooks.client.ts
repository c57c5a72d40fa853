import type { ClientInit } from '@sveltejs/kit';
import { earlyTyping } from '#lib/shell/typed-early.ts';

export const init: ClientInit = () => earlyTyping.watch(document);
