/** The words of this page's language, handed down by context: a module variable would leak between requests. */
import { getContext, setContext } from 'svelte';
import { en, type Messages } from './en.ts';

const KEY = Symbol('messages');

export const languages = { en } as const;

export function setMessages(language: keyof typeof languages): Messages {
  return setContext(KEY, languages[language]);
}

export const getMessages = (): Messages => getContext<Messages>(KEY);
