/** The layout of a study follows it; what a page depends on is read anew when it changes. */
import { follow } from './live.ts';

/** Follows a study for as long as the component stands; null follows none. Does nothing on the server. */
export function followStudy(study: () => string | null): void {
  $effect(() => {
    const slug = study();
    return slug === null ? undefined : follow(`/projects/${slug}/events`);
  });
}
