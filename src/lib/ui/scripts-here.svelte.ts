import { onMount } from 'svelte';

/**
 * Whether the page's scripts have come: asked in a component's script. What they alone can do waits for them: sent before,
 * a form without an address would open its page anew, and what was typed would be gone.
 */
export function whenScriptsCome(): { readonly here: boolean } {
  let here = $state(false);
  onMount(() => {
    here = true;
  });
  return {
    get here() {
      return here;
    },
  };
}
