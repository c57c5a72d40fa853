/** The layout of a study follows it; what a page depends on is read anew when it changes. */
import { untrack } from 'svelte';
import { follow } from './live.ts';
import { askAgain } from './standing.ts';

interface Study {
  slug: string;
  /** Else one only asks, now and then, whether one still belongs here. */
  hears: boolean;
  /** When the server read what is shown (ms). */
  readAt: number;
}

/** Follows a study for as long as the component stands. Does nothing on the server. */
export function followStudy(study: () => Study, onEnded: () => void): void {
  // Every load makes the study's data anew; as long as it is the same study, the same stream goes on.
  const slug = $derived(study().slug);
  const hears = $derived(study().hears);
  $effect(() => {
    const address = `/projects/${slug}/events`;
    if (!hears) return askAgain(address, onEnded);
    return follow(address, { readAt: untrack(study).readAt, onEnded });
  });
}
