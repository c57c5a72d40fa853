/** The page that one wanted to go to when there was no network; one has stayed where one was. Set in the browser alone. */
class NoWay {
  to: URL | null = $state.raw(null);
  /** The server is there, and has no answer to what the open page asks anew. */
  unable = $state(false);
}

export const noWay = new NoWay();
