// What the search over accounts gets from Pagefind, and what it makes of it.

interface Pagefind {
  search(query: string): Promise<{ results: PagefindResult[] }>;
}

interface PagefindResult {
  id: string;
  /** Loads the account. */
  data(): Promise<PagefindRecord>;
}

/** An account: a text with a heading for each thing in it. */
interface PagefindRecord {
  content: string;
  anchors: PagefindAnchor[];
}

interface PagefindAnchor {
  /** The address of the thing, below the site's. */
  id: string;
  /** Its heading. */
  text: string;
  /** The number of its first word. */
  location: number;
}

interface FoundThing {
  /** Below the site's. */
  address: string;
  title: string;
  text: string;
}

interface FoundAccount {
  account: FoundThing;
  things: FoundThing[];
  /** Where Enter leads. */
  best: FoundThing;
  /** The higher, the earlier it stands. */
  rank: number;
  /** Whether a thing in it has all words, not only the account as a whole. */
  isMeant: boolean;
}
