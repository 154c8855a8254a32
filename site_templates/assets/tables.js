// Sorts tables that are whole without it, and turns the worksheet's columns on and off.
(() => {
  "use strict";

  const { make, onEachPage, worksheetColumns } = window.gosart;

  /**
   * Whether the element still has to be made ready: a page that stays is seen more than once.
   *
   * @param {Element} panel
   */
  const isNew = (panel) => {
    if (panel.classList.contains("g-ready")) return false;
    panel.classList.add("g-ready");
    return true;
  };

  /**
   * The table that a panel of controls names in an attribute.
   *
   * @param {Element} panel
   * @param {string} attribute
   * @returns {HTMLTableElement | null}
   */
  const tableOf = (panel, attribute) => {
    const table = document.getElementById(panel.getAttribute(attribute) ?? "");
    return table instanceof HTMLTableElement ? table : null;
  };

  // ---- Sorting

  /** @param {Element | undefined} element */
  const textOf = (element) => element?.textContent?.trim() ?? "";

  /**
   * What stands in a cell of a column of values: one of those that the head names in their order,
   * without the sign before it.
   *
   * @param {string} text
   * @param {string[]} values
   */
  const valueIn = (text, values) =>
    values.find((value) => value === text || text.endsWith(` ${value}`)) ?? text;

  /** @param {HTMLTableCellElement | undefined} cell */
  const sortText = (cell) => {
    /** @type {HTMLTimeElement | null | undefined} */
    const time = cell?.querySelector(":scope > time:first-child");
    return cell?.getAttribute("data-sort") ?? time?.dateTime ?? textOf(cell);
  };

  /**
   * What a row is sorted by.
   *
   * @param {HTMLTableRowElement} row
   * @param {HTMLTableCellElement} head
   */
  const sortKey = (row, head) => {
    const text = sortText(row.cells[head.cellIndex]);
    const values = head.dataset.order?.split("|");
    return values && text ? String(values.indexOf(valueIn(text, values))) : text;
  };

  /**
   * By the alphabet of the page's language.
   *
   * @param {string} a
   * @param {string} b
   */
  const compareTexts = (a, b) => {
    const locale = document.documentElement.lang || undefined;
    return a.localeCompare(b, locale, { numeric: true });
  };

  /**
   * Numbers by size, texts by the page's language; an empty cell comes last, whichever way.
   *
   * @param {string} a
   * @param {string} b
   * @param {number} sign -1 for the greatest first
   */
  const compareKeys = (a, b, sign) => {
    if ((a === "") !== (b === "")) return a === "" ? 1 : -1;
    const difference = Number(a) - Number(b);
    if (a !== "" && Number.isFinite(difference)) return sign * difference;
    return sign * compareTexts(a, b);
  };

  /**
   * @param {HTMLTableElement} table
   * @param {HTMLTableCellElement} head
   * @param {boolean} descending
   */
  const sortRows = (table, head, descending) => {
    const sign = descending ? -1 : 1;
    for (const body of table.tBodies) {
      const rows = [...body.rows];
      rows.sort((a, b) => compareKeys(sortKey(a, head), sortKey(b, head), sign));
      body.append(...rows);
    }
  };

  /**
   * Sorts a table by a column, with the rows that are still in files; its panel may note it.
   *
   * @type {Gosart["sortBy"]}
   */
  const sortBy = async (table, head, descending) => {
    for (const other of head.parentElement?.children ?? []) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", descending ? "descending" : "ascending");
    await window.gosart.loadRows(table);
    sortRows(table, head, descending);
    table.dispatchEvent(new CustomEvent("gosart-sorted"));
  };

  /**
   * Puts what a head says into a button that sorts by its column.
   *
   * @param {HTMLTableElement} table
   * @param {HTMLTableCellElement[]} heads
   * @param {number} column
   */
  const makeHeadSort = (table, heads, column) => {
    const head = heads[column];
    if (head.hasAttribute("data-nosort") || !head.textContent?.trim()) return;
    const button = make("button", { type: "button" }, [...head.childNodes]);
    head.append(button);
    button.addEventListener("click", () => {
      const before = head.getAttribute("aria-sort");
      const isFirst = before === null && head.hasAttribute("data-largest");
      sortBy(table, head, isFirst || before === "ascending");
    });
  };

  /** @param {HTMLTableElement} table */
  const makeSortable = (table) => {
    if (table.dataset.ready || !table.tHead) return;
    table.dataset.ready = "1";
    /** @type {HTMLTableRowElement} */
    const row = table.tHead.querySelector("tr[data-heads]") ?? table.tHead.rows[0];
    const heads = [...row.cells];
    heads.forEach((_, column) => makeHeadSort(table, heads, column));
  };

  /**
   * Rows that a page is without, from the files that its table names, once.
   *
   * @type {WeakMap<HTMLTableElement, Promise<void>>}
   */
  const loading = new WeakMap();

  /** @param {HTMLTableElement} table */
  const loadFiles = async (table) => {
    const addresses = (table.dataset.rest ?? "").split(" ").filter(Boolean);
    for (const address of addresses) {
      const data = /** @type {{ rows: string }} */ (await window.gosart.load(address));
      // rows of our own templates, in which every text of a plan is escaped
      const parsed = new DOMParser().parseFromString(`<table>${data.rows}</table>`, "text/html");
      table.tBodies[0].append(...parsed.querySelectorAll("tr"));
    }
    delete table.dataset.rest;
    if (addresses.length) table.dispatchEvent(new CustomEvent("gosart-rows"));
  };

  /** @type {Gosart["loadRows"]} */
  const loadRows = (table) => {
    const promise = loading.get(table) ?? loadFiles(table);
    loading.set(table, promise);
    return promise;
  };

  const shared = { compareTexts, isNew, loadRows, sortBy, tableOf, textOf, valueIn };
  window.gosart = { ...window.gosart, ...shared };

  // ---- Columns of the worksheet: each vendor on or off, or the latest date alone

  /** @param {Element} button */
  const isPressed = (button) => button.getAttribute("aria-pressed") === "true";

  /**
   * Gives the head of each date the width of those of its columns that are left.
   *
   * @param {HTMLTableElement} table
   */
  const fitDates = (table) => {
    const columns = worksheetColumns(table).map(({ head }) => head);
    /** @type {NodeListOf<HTMLTableCellElement>} */
    const dates = table.querySelectorAll("th.g-date");
    dates.forEach((date) => {
      // the width that the page came with, as it is lost with the first column that goes
      date.dataset.all = date.dataset.all || String(date.colSpan);
      const own = columns.splice(0, Number(date.dataset.all));
      const left = own.filter((column) => !column.classList.contains("g-without")).length;
      date.classList.toggle("g-without", !left);
      if (left) date.colSpan = left;
    });
  };

  /**
   * @param {HTMLTableElement} table
   * @param {NodeListOf<HTMLButtonElement>} buttons
   */
  const applyColumns = (table, buttons) => {
    const all = [...buttons];
    const off = all
      .filter((button) => !isPressed(button))
      .map((button) => button.getAttribute("data-vendor"));
    const latestOnly = all.filter(isPressed).some((button) => button.hasAttribute("data-latest"));
    const heads = worksheetColumns(table);
    const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
    const columns = table.querySelectorAll("col");
    heads.forEach(({ head, position }) => {
      const isOff = off.includes(head.getAttribute("data-vendor"));
      const isEarlier = latestOnly && head.hasAttribute("data-earlier");
      // a row of a question has one cell over all columns
      const cells = rows.flatMap((row) => row.cells[position] ?? []);
      [head, columns[position], ...cells].forEach((cell) => {
        cell?.classList.toggle("g-without", isOff || isEarlier);
      });
    });
    fitDates(table);
  };

  /** @param {Element} panel */
  const makeColumns = (panel) => {
    const table = tableOf(panel, "data-vendors-for");
    if (!table || !isNew(panel)) return;
    const buttons = panel.querySelectorAll("button");
    buttons.forEach((button) => {
      button.addEventListener("click", () => {
        button.setAttribute("aria-pressed", String(!isPressed(button)));
        applyColumns(table, buttons);
      });
    });
  };

  onEachPage(() => {
    document.querySelectorAll("[data-vendors-for]").forEach(makeColumns);
    /** @type {NodeListOf<HTMLTableElement>} */
    const tables = document.querySelectorAll("table.g-sortable");
    tables.forEach(makeSortable);
  });
})();
