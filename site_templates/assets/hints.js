// What a page does not repeat and a reader may want: the explanation of a term or a sign that they
// point at, and the questions of a criterion that they open. It comes once for the site.
(() => {
  "use strict";

  const { fill, load, make, onEachPage, worksheetColumns } = window.gosart;

  /**
   * The address of the site's file of the method, beside the method's pages; "" for any other link.
   *
   * @param {HTMLAnchorElement} link
   */
  const dataAddress = (link) => {
    const site = /^(.*?\/)(?:portfolio(?:-\d+)?\/)?method\/[^]*$/.exec(link.href);
    return site ? `${site[1]}assets/gosart/method-data.js` : "";
  };

  /**
   * @param {HTMLAnchorElement | null} link
   * @returns {Promise<MethodData | null>} null where there is none
   */
  const dataFor = async (link) => {
    const address = link ? dataAddress(link) : "";
    if (!address) return null;
    try {
      return /** @type {MethodData} */ (await load(address));
    } catch {
      return null; // the link is left, and leads to the same words
    }
  };

  /** Any link of this page into the method. */
  const anyLink = () =>
    /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".gosart a[href]")]).find(
      (link) => dataAddress(link),
    ) ?? null;

  /** @type {Gosart["methodData"]} */
  const methodData = () => dataFor(anyLink());

  // ---- What is pointed at

  const RATING = ".g-worksheet td:is(.p, .m, .u, .n)"; // a cell that is a rating itself
  const POINTED =
    ".gosart :is(a:not([class]), a.t, a.g-code, a[aria-label], i, th.g-vendor, td, [data-set])";

  /** @param {HTMLAnchorElement} link */
  const hintOfLink = async (link) => {
    const data = await dataFor(link);
    const rule = /\/rules\/(\w+)/.exec(link.pathname);
    if (!data) return "";
    return rule ? data.rules[rule[1]] : data.terms[decodeURIComponent(link.hash.slice(1))];
  };

  /**
   * The closed set whose values an element writes: its own, or that of the head of its column.
   *
   * @param {HTMLElement} element
   */
  const setOf = (element) => {
    if (!(element instanceof HTMLTableCellElement)) return element.dataset.set ?? "";
    if (element.tagName === "TH") return "";
    const head = element.closest("table")?.tHead?.rows[0].cells[element.cellIndex];
    return head?.dataset.set ?? "";
  };

  /**
   * @param {HTMLElement} element
   * @param {string} set
   */
  const hintOfValue = async (element, set) => {
    const data = await methodData();
    // the sign of a status stands before it, the strength of a line after it
    const text = element.textContent?.trim().replace(/ \([^()]*\)$/, "") ?? "";
    const value = data?.labels[set]?.find(([, label]) => ` ${text}`.endsWith(` ${label}`));
    return value && data?.terms[`${set}-${value[0]}`];
  };

  /**
   * What a vendor had before a rating that moved: the next leading one to the right in its row.
   *
   * @param {Element} sign
   */
  const ratingBefore = (sign) => {
    const cell = /** @type {HTMLTableCellElement} */ (sign.closest("td"));
    const row = /** @type {HTMLTableRowElement} */ (cell.parentElement);
    const columns = worksheetColumns(/** @type {HTMLTableElement} */ (row.closest("table")));
    const own = columns.find(({ position }) => position === cell.cellIndex);
    const before = columns
      .filter(({ head, position }) => position > cell.cellIndex && !("dissent" in head.dataset))
      .filter(({ head }) => head.dataset.vendor === own?.head.dataset.vendor)
      .map(({ position }) => row.cells[position])
      .find((other) => other.matches(RATING) && !other.matches(".n"));
    return before?.firstChild?.textContent;
  };

  /** @param {HTMLElement} sign */
  const hintOfSign = async (sign) => {
    if (!sign.matches(".g-worksheet :is(.up, .down, .gone)")) return sign.textContent;
    const rating = ratingBefore(sign);
    const data = await methodData();
    return rating && data ? fill(data.before, { rating }) : sign.textContent;
  };

  /** @param {HTMLElement} element */
  const hintOf = async (element) => {
    const name = element.getAttribute("aria-label");
    if (name) return name;
    if (element instanceof HTMLAnchorElement) return hintOfLink(element);
    const set = setOf(element);
    if (set) return hintOfValue(element, set);
    if (element.matches(RATING)) return element.firstChild?.textContent;
    return element.tagName === "TD" ? "" : hintOfSign(element);
  };

  /** @param {Event} event */
  const point = async (event) => {
    const element = event.target instanceof Element ? event.target.closest(POINTED) : null;
    if (!(element instanceof HTMLElement) || element.hasAttribute("title")) return;
    const hint = await hintOf(element);
    if (hint) element.title = hint;
  };

  // ---- What is opened

  /**
   * Writes the questions of a criterion before the link that leads to them.
   *
   * @param {HTMLAnchorElement} link
   */
  const list = async (link) => {
    const data = await dataFor(link);
    if (!data || link.dataset.ready) return;
    link.dataset.ready = "1";
    const questions = data.questions[decodeURIComponent(link.hash.slice(1))] ?? [];
    const items = questions.slice(Number(link.dataset.from ?? 0)).map((question) => {
      const parsed = new DOMParser().parseFromString(question, "text/html");
      return make("li", {}, [...parsed.body.childNodes]);
    });
    link.textContent = data.more;
    link.before(make("ul", {}, items));
  };

  /**
   * Makes a link to questions something that opens on the page.
   *
   * @param {HTMLAnchorElement} link
   */
  const unfold = (link) => {
    const summary = make("summary", { textContent: link.textContent });
    const details = make("details");
    link.replaceWith(details);
    link.className = "t";
    details.append(summary, link);
    details.addEventListener("toggle", () => list(link));
  };

  onEachPage(() => {
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const links = document.querySelectorAll(".gosart a.q");
    links.forEach(unfold);
  });

  window.gosart = { ...window.gosart, methodData };

  document.addEventListener("pointerover", point);
  document.addEventListener("focusin", point);
})();
