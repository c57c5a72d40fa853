import { navigating } from '$app/state';
import type { ClientInit, HandleClientError } from '@sveltejs/kit';
import { patientFetch, pauseOrOnline } from '#lib/patient-fetch.ts';
import { noWay } from '#lib/shell/no-way.svelte.ts';
import { isUnloaded, typedIn } from '#lib/shell/unloaded.ts';
import { earlyTyping } from '#lib/shell/typed-early.ts';

export const init: ClientInit = () => {
  earlyTyping.watch(document);
  window.fetch = patientFetch({
    fetch: window.fetch.bind(window),
    path: () => location.pathname,
    pause: pauseOrOnline,
    unable: (is) => (noWay.unable = is),
    stay: (page) => {
      const to = navigating.to?.url;
      if (to?.pathname !== page) return null;
      noWay.to = to;
      return location.href;
    },
  });
};

/** Called before the error takes the page's place. */
export const handleError: HandleClientError = ({ error, message }) =>
  isUnloaded(error) ? { message, unloaded: { typed: typedIn(document) } } : { message };
