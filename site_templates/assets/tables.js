// Sorts and filters tables that are whole without it, and turns the worksheet's columns on and off.
(() => {
  "use strict";

  const { fill, folded, make, onEachPage, worksheetColumns } = window.gosart;

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
      const descending = head.getAttribute("aria-sort") === "ascending";
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", descending ? "descending" : "ascending");
      sortRows(table, head, descending);
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

  // ---- Filtering

  /**
   * The values of a row for a control: in `data-<name>`, which may hold several, or in the column
   * whose head has that name.
   *
   * @param {HTMLTableRowElement} row
   * @param {string} name
   */
  const valuesOf = (row, name) => {
    const values = row.getAttribute(`data-${name}`);
    if (values !== null) return values.split("|");
    const heads = [...(row.closest("table")?.tHead?.rows[0].cells ?? [])];
    const head = heads.find((each) => each.dataset.set === name);
    if (!head) return [];
    const order = head.dataset.order?.split("|") ?? [];
    return [valueIn(textOf(row.cells[head.cellIndex]), order)];
  };

  /**
   * The text of a row, and of the card that it leads to.
   *
   * @param {HTMLTableRowElement} row
   */
  const allTextOf = (row) => {
    const card = row.querySelector("a[href^='#portrait-']")?.getAttribute("href") ?? "#";
    const more = document.getElementById(decodeURIComponent(card.slice(1)))?.textContent ?? "";
    return folded(`${row.textContent} ${more}`);
  };

  /**
   * Whether a row has what one control asks for.
   *
   * @param {HTMLTableRowElement} row
   * @param {HTMLInputElement | HTMLSelectElement} input
   */
  const matches = (row, input) => {
    const value = input.value.trim();
    const name = input.getAttribute("data-filter") ?? "";
    if (!value) return true;
    if (name === "text") return allTextOf(row).includes(folded(value));
    return valuesOf(row, name).includes(value);
  };

  /**
   * The values in a column, in the order that its head gives them or in that of the alphabet.
   *
   * @param {HTMLTableElement} table
   * @param {HTMLTableCellElement} head
   */
  const valuesBelow = (table, head) => {
    const rows = [...table.tBodies[0].rows];
    const values = new Set(rows.flatMap((row) => valuesOf(row, head.dataset.set ?? "")));
    values.delete("");
    const order = head.dataset.order?.split("|");
    return order?.filter((value) => values.has(value)) ?? [...values].sort(compareTexts);
  };

  /**
   * The head of the column of a name.
   *
   * @param {HTMLTableElement} table
   * @param {string} name
   */
  const headOf = (table, name) =>
    [...(table.tHead?.rows[0].cells ?? [])].find(({ dataset }) => dataset.set === name);

  /**
   * Makes the controls of a panel that names the columns to filter by: a field for any text, and a
   * choice for each column of at least two values, called as its head is.
   *
   * @param {HTMLElement} panel
   * @param {HTMLTableElement} table
   */
  const addControls = (panel, table) => {
    const { by, find = "", all = "" } = panel.dataset;
    if (!by) return;
    const field = make("input", { type: "search" });
    field.dataset.filter = "text";
    const labels = [make("label", {}, [`${find} `, field])];
    for (const name of by.split(" ")) {
      const head = headOf(table, name);
      const values = head ? valuesBelow(table, head) : [];
      if (values.length < 2) continue;
      const options = values.map((value) => make("option", { textContent: value }));
      const any = make("option", { textContent: all, value: "" });
      const select = make("select", {}, [any, ...options]);
      select.dataset.filter = name;
      labels.push(make("label", {}, [`${textOf(head)} `, select]));
    }
    panel.prepend(...labels);
  };

  /** @param {HTMLElement} panel */
  const makeFilter = (panel) => {
    const table = tableOf(panel, "data-filter-for");
    if (!table || !isNew(panel)) return;
    addControls(panel, table);
    /** @type {NodeListOf<HTMLInputElement | HTMLSelectElement>} */
    const inputs = panel.querySelectorAll("[data-filter]");
    const output = panel.querySelector("output");
    const rows = [...table.tBodies[0].rows];
    const apply = () => {
      rows.forEach((row) => {
        row.hidden = ![...inputs].every((input) => matches(row, input));
      });
      const shown = rows.filter((row) => !row.hidden).length;
      const text = output?.getAttribute("data-count") ?? "";
      if (output) output.textContent = fill(text, { shown, all: rows.length });
    };
    inputs.forEach((input) => {
      input.addEventListener("input", apply);
      input.addEventListener("change", apply);
    });
    apply();
  };

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
    /** @type {NodeListOf<HTMLElement>} */
    const panels = document.querySelectorAll("[data-filter-for]");
    panels.forEach(makeFilter);
  });
})();
