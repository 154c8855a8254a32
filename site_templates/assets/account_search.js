// The search over accounts where there are many: Pagefind answers in Material's own search box,
// before what Material finds on the other pages. Its keys are Material's: they act on the list.
(() => {
  "use strict";
  const { folded, make } = window.gosart;

  /** So many accounts are looked into at a time, until so many have what was asked for. */
  const ACCOUNTS = 20;
  const ENOUGH = 10;
  /** So many are looked into in all. */
  const MOST = 200;
  /** So many things of an account are open to see; the rest is folded away. */
  const OPEN = 3;
  /** Characters that the ending of a word may have. */
  const ENDING = 3;
  /** Characters of a text that is shown. */
  const LENGTH = 240;
  /** Above any score of Material's: Enter goes to the highest. */
  const SCORE = 1e6;
  /** Scripts that set no space between words. */
  const HAN = "\\u2e80-\\ua4cf\\uac00-\\ud7af\\uf900-\\ufaff\\u{20000}-\\u{31fff}";

  const script = document.currentScript;
  const box = document.querySelector("[data-md-component=search-query]");
  const meta = document.querySelector("[data-md-component=search-result] > :first-child");
  const list = document.querySelector("[data-md-component=search-result] > :last-child");
  // Pagefind needs a server; and another theme has no such box
  if (!(script instanceof HTMLScriptElement && box instanceof HTMLInputElement)) return;
  if (!meta || !list || window.location.protocol === "file:") return;
  /** The folder of the site, wherever it is served. */
  const site = new URL("../../", script.src);

  /** @returns {{ features: string[], translations: Record<string, string> }} */
  const readSettings = () => JSON.parse(document.getElementById("__config")?.textContent ?? "{}");
  const { features, translations } = readSettings();

  /**
   * As Material says how many there are.
   *
   * @param {string} key
   * @param {number} count
   */
  const counted = (key, count) =>
    translations[`${key}.${count === 1 ? "one" : "other"}`].replace("#", String(count));

  // ---- Texts

  /** @param {string} text */
  const spaced = (text) => text.replace(new RegExp(`[${HAN}]`, "gu"), " $& ");

  /** @param {string} text */
  const unspaced = (text) => text.replace(new RegExp(`([${HAN}]) (?=[${HAN}])`, "gu"), "$1");

  /**
   * The words of a query or a text, folded; characters without spaces between them are one.
   *
   * @param {string} text
   */
  const wordsOf = (text) =>
    folded(text).match(new RegExp(`[${HAN}]+|(?:(?![${HAN}])[\\p{L}\\p{N}])+`, "gu")) ?? [];

  const isHan = RegExp.prototype.test.bind(new RegExp(`^[${HAN}]`, "u"));

  /**
   * Whether a word has a term of the query: at its beginning, in Chinese anywhere.
   *
   * @param {string} word
   * @param {string} term
   */
  const has = (word, term) => (isHan(term) ? word.includes(term) : word.startsWith(term));

  /**
   * Whether a word is a term of the query with another ending, which Pagefind finds too.
   *
   * @param {string} word
   * @param {string} term
   */
  const isLike = (word, term) => {
    const least = Math.max(4, term.length - ENDING, word.length - ENDING);
    return has(word, term) || (!isHan(term) && word.startsWith(term.slice(0, least)));
  };

  /**
   * The terms that are in a text.
   *
   * @param {string[]} terms
   * @param {string} text
   * @param {typeof has} isIn
   */
  const termsIn = (terms, text, isIn = has) => {
    const words = wordsOf(text);
    return terms.filter((term) => words.some((word) => isIn(word, term)));
  };

  /**
   * A text with the words that were asked for marked.
   *
   * @param {string} text
   * @param {string[]} terms
   * @returns {(Node | string)[]}
   */
  const marked = (text, terms) =>
    text.split(/([\p{L}\p{N}\p{M}]+)/u).map((piece, index) => {
      if (index % 2 === 0 || termsIn(terms, piece).length === 0) return piece;
      const mark = make("mark", {}, [piece]);
      mark.setAttribute("data-md-highlight", "");
      return mark;
    });

  // ---- What is found of an account

  /**
   * The things of an account, each from its heading to the next; the account is the first.
   *
   * @param {PagefindRecord} record
   * @returns {FoundThing[]}
   */
  const thingsOf = (record) => {
    const words = record.content.split(/\s+/);
    const anchors = [...record.anchors].sort((a, b) => a.location - b.location);
    return anchors.map((anchor, index) => {
      const from = anchor.location + anchor.text.split(/\s+/).length;
      const to = anchors[index + 1]?.location ?? words.length;
      // Pagefind ends what has no full stop with one
      const text = unspaced(words.slice(from, to).join(" ")).replace(/\.$/, "");
      return { address: anchor.id, title: unspaced(anchor.text), text };
    });
  };

  /**
   * The things that have each term, and more than the name of their account repeated.
   *
   * @param {FoundThing[]} things
   * @param {string} name
   * @param {string[]} terms
   * @param {typeof has} isIn
   */
  const meantOf = (things, name, terms, isIn = has) =>
    things.filter(({ title, text }) => {
      const own = `${title} ${name ? text.split(name).join(" ") : text}`;
      const all = termsIn(terms, `${name} ${own}`, isIn);
      return all.length === terms.length && termsIn(terms, own, isIn).length > 0;
    });

  /**
   * How many terms are in the title of a thing.
   *
   * @param {FoundThing} thing
   * @param {string[]} terms
   */
  const countInTitle = ({ title }, terms) => termsIn(terms, title).length;

  /**
   * What of an account is found by a query; null where it has not all of the words.
   *
   * @param {PagefindRecord} record
   * @param {string[]} terms
   * @returns {FoundAccount | null}
   */
  const foundIn = (record, terms) => {
    const [account, ...all] = thingsOf(record);
    const isItself = meantOf([account], "", terms).length > 0;
    let things = meantOf(all, account.title, terms);
    if (!isItself && things.length === 0) {
      things = meantOf(all, account.title, terms, isLike);
      const text = unspaced(record.content);
      if (termsIn(terms, text, isLike).length < terms.length) return null;
    }
    things.sort((a, b) => countInTitle(b, terms) - countInTitle(a, terms));
    const best = isItself ? account : things[0] ?? account;
    const rank = countInTitle(best, terms) + (best === account ? 0.5 : 0);
    return { account, things, best, rank, isMeant: isItself || things.length > 0 };
  };

  // ---- Material's own markup

  /**
   * @param {FoundThing} thing
   * @param {string[]} terms
   * @param {{ score: number, isAccount?: boolean, hasText?: boolean }} looks
   */
  const linkTo = (thing, terms, { score, isAccount = false, hasText = true }) => {
    const address = new URL(thing.address, site);
    if (features.includes("search.highlight")) address.searchParams.set("h", terms.join(" "));
    const title = make(isAccount ? "h1" : "h2", {}, marked(thing.title, terms));
    const icon = make("div", { className: "md-search-result__icon md-icon" });
    const cut = thing.text.length > LENGTH ? `${thing.text.slice(0, LENGTH)}…` : thing.text;
    const article = make("article", { className: "md-search-result__article md-typeset" }, [
      ...(isAccount ? [icon] : []),
      title,
      ...(hasText ? marked(cut, terms) : []),
    ]);
    article.setAttribute("data-md-score", score.toFixed(2));
    const link = { href: address.href, className: "md-search-result__link", tabIndex: -1 };
    return make("a", link, [article]);
  };

  /**
   * @param {FoundAccount} found
   * @param {string[]} terms
   * @param {number} score
   */
  const itemFor = ({ account, things, best }, terms, score) => {
    const links = things.map((thing) =>
      linkTo(thing, terms, { score: thing === best ? score : score - 0.5 }),
    );
    const more = links.slice(OPEN);
    const summary = make("summary", { tabIndex: -1 }, [
      make("div", {}, [counted("search.result.more", more.length)]),
    ]);
    const isBest = best === account;
    const looks = { score: isBest ? score : score - 0.5, isAccount: true, hasText: isBest };
    return make("li", { className: "md-search-result__item" }, [
      linkTo(account, terms, looks),
      ...links.slice(0, OPEN),
      ...(more.length > 0
        ? [make("details", { className: "md-search-result__more" }, [summary, ...more])]
        : []),
    ]);
  };

  // ---- The list

  /** Ours, in their order, and how many accounts there are. */
  let items = /** @type {HTMLElement[]} */ ([]);
  let count = 0;
  /** What stands above the list when ours are in it, and what Material has put there. */
  let above = "";
  let before = String(meta.textContent);

  /** Puts ours before Material's, which empties the list for each query. */
  const show = () => {
    if (meta.textContent !== above) before = String(meta.textContent);
    const isThere = items.every((item, index) => list.children[index] === item);
    if (!isThere) list.prepend(...items);
    const theirs = Number(/\d+/.exec(before)?.[0] ?? 0);
    above = count > 0 ? counted("search.result", count + theirs) : before;
    if (meta.textContent !== above) meta.textContent = above;
  };

  /** @type {Promise<Pagefind> | undefined} */
  let loaded;

  /** Loads Pagefind when the box is first used. */
  const load = () => {
    loaded = loaded ?? import(new URL("search/pagefind/pagefind.js", site).href);
    return loaded;
  };

  /**
   * What Pagefind finds: accounts that have the words in a row, then those that have all of them.
   *
   * @param {string[]} terms
   */
  const resultsOf = async (terms) => {
    const pagefind = await load();
    const words = spaced(terms.join(" ")).trim().split(/\s+/);
    const queries = words.length > 1 ? [`"${words.join(" ")}"`, words.join(" ")] : words;
    const answers = await Promise.all(queries.map((query) => pagefind.search(query)));
    const results = answers.flatMap((answer) => answer.results);
    return [...new Map(results.map((result) => [result.id, result])).values()];
  };

  /**
   * Looks into accounts, the best first; words may stand anywhere in one, and mean nothing so.
   *
   * @param {PagefindResult[]} results
   * @param {string[]} terms
   */
  const accountsOf = async (results, terms) => {
    const found = /** @type {FoundAccount[]} */ ([]);
    const meant = () => found.filter((account) => account.isMeant);
    let looked = 0;
    while (looked < Math.min(MOST, results.length) && meant().length < ENOUGH) {
      const some = results.slice(looked, looked + ACCOUNTS);
      const records = await Promise.all(some.map((result) => result.data()));
      found.push(...records.flatMap((record) => foundIn(record, terms) ?? []));
      looked += some.length;
    }
    const accounts = meant().length > 0 ? meant() : found.slice(0, ACCOUNTS);
    accounts.sort((a, b) => b.rank - a.rank);
    return { accounts, more: terms.length === 1 ? results.length - looked : 0 };
  };

  /**
   * @param {string} query
   * @param {string[]} terms
   */
  const answer = async (query, terms) => {
    const { accounts, more } = await accountsOf(await resultsOf(terms), terms);
    if (box.value !== query) return; // somebody has typed on
    items.forEach((item) => item.remove());
    items = accounts.map((account, index) => itemFor(account, terms, SCORE - index));
    count = items.length + more;
    show();
  };

  const clear = () => {
    items.forEach((item) => item.remove());
    items = [];
    count = 0;
    show();
  };

  let asked = "";
  const ask = () => {
    if (box.value === asked) return;
    asked = box.value;
    const terms = wordsOf(asked);
    if (terms.length === 0) clear();
    else answer(asked, terms).catch(clear);
  };

  for (const event of ["focus", "input", "keyup"]) box.addEventListener(event, ask);
  box.addEventListener("focus", () => load().catch(() => {}));
  box.form?.addEventListener("reset", () => window.setTimeout(ask));
  const observer = new MutationObserver(show);
  observer.observe(list, { childList: true });
  observer.observe(meta, { childList: true, characterData: true, subtree: true });
  ask(); // an address may come with a query, which Material has put into the box by now
})();
