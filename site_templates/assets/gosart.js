// Sorting and filtering of tables that are whole without it. Runs again after each in-site navigation; nothing is fetched.
(function () {
  "use strict";

  function key(row, column) {
    var cell = row.cells[column];
    if (!cell) return "";
    return cell.hasAttribute("data-sort") ? cell.getAttribute("data-sort") : cell.textContent.trim();
  }

  function compare(a, b, column) {
    var x = key(a, column), y = key(b, column);
    if (x !== "" && y !== "" && isFinite(x) && isFinite(y)) return Number(x) - Number(y);
    if ((x === "") !== (y === "")) return x === "" ? 1 : -1;
    return x.localeCompare(y, document.documentElement.lang || undefined, { numeric: true });
  }

  function sortable(table) {
    if (table.dataset.ready) return;
    table.dataset.ready = "1";
    var row = table.tHead.querySelector("tr[data-heads]") || table.tHead.rows[0];
    var heads = Array.prototype.slice.call(row.cells);
    heads.forEach(function (head, column) {
      if (head.hasAttribute("data-nosort") || !head.textContent.trim()) return;
      var button = document.createElement("button");
      button.type = "button";
      while (head.firstChild) button.appendChild(head.firstChild);
      head.appendChild(button);
      button.addEventListener("click", function () {
        var down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        Array.prototype.forEach.call(table.tBodies, function (body) {
          var rows = Array.prototype.slice.call(body.rows);
          rows.sort(function (a, b) { return (down ? -1 : 1) * compare(a, b, column); });
          rows.forEach(function (row) { body.appendChild(row); });
        });
      });
    });
  }

  function filterable(panel) {
    var table = document.getElementById(panel.getAttribute("data-filter-for"));
    if (!table || panel.classList.contains("g-ready")) return;
    panel.classList.add("g-ready");
    var inputs = Array.prototype.slice.call(panel.querySelectorAll("[data-filter]"));
    var output = panel.querySelector("output");
    var rows = Array.prototype.slice.call(table.tBodies[0].rows);
    function apply() {
      var shown = 0;
      rows.forEach(function (row) {
        var keep = inputs.every(function (input) {
          var value = input.value.trim(), name = input.getAttribute("data-filter");
          if (!value) return true;
          if (name === "text") return row.textContent.toLowerCase().indexOf(value.toLowerCase()) >= 0;
          return (row.getAttribute("data-" + name) || "").split("|").indexOf(value) >= 0;
        });
        row.hidden = !keep;
        if (keep) shown += 1;
      });
      if (output) output.textContent = output.getAttribute("data-count").replace("{shown}", shown).replace("{all}", rows.length);
    }
    inputs.forEach(function (input) {
      input.addEventListener("input", apply);
      input.addEventListener("change", apply);
    });
    apply();
  }

  // Columns of the worksheet: each vendor on or off, or the latest date alone.
  function columns(panel) {
    var table = document.getElementById(panel.getAttribute("data-vendors-for"));
    if (!table || panel.classList.contains("g-ready")) return;
    panel.classList.add("g-ready");
    var buttons = Array.prototype.slice.call(panel.querySelectorAll("button"));
    function pressed(button) { return button.getAttribute("aria-pressed") === "true"; }
    function apply() {
      var off = {}, latest = false;
      buttons.forEach(function (button) {
        if (button.hasAttribute("data-latest")) latest = pressed(button);
        else off[button.getAttribute("data-vendor")] = !pressed(button);
      });
      table.querySelectorAll("[data-vendor]").forEach(function (cell) {
        cell.classList.toggle("g-without", !!off[cell.getAttribute("data-vendor")] || (latest && cell.hasAttribute("data-earlier")));
      });
      var heads = Array.prototype.slice.call(table.tHead.rows[1].cells), next = 0;
      table.querySelectorAll("th.g-date").forEach(function (date) {
        var all = Number(date.dataset.all || (date.dataset.all = date.colSpan)), shown = 0;
        for (var index = 0; index < all; index += 1, next += 1) if (!heads[next].classList.contains("g-without")) shown += 1;
        date.classList.toggle("g-without", !shown);
        if (shown) date.colSpan = shown;
      });
    }
    buttons.forEach(function (button) {
      button.addEventListener("click", function () {
        button.setAttribute("aria-pressed", String(!pressed(button)));
        apply();
      });
    });
  }

  // What scrolls sideways can be reached by keyboard, under the name of the heading above it.
  function reachable(box) {
    if (box.scrollWidth <= box.clientWidth || box.hasAttribute("tabindex")) return;
    var heads = Array.prototype.filter.call(document.querySelectorAll("article :is(h1, h2, h3)"), function (head) {
      return head.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING;
    });
    box.tabIndex = 0;
    box.setAttribute("role", "group");
    if (heads.length) box.setAttribute("aria-label", heads[heads.length - 1].textContent.replace("\u00b6", "").trim());
  }

  function start() {
    document.querySelectorAll(".gosart .g-scroll").forEach(reachable);
    document.querySelectorAll("[data-vendors-for]").forEach(columns);
    document.querySelectorAll("table.g-sortable").forEach(sortable);
    document.querySelectorAll("[data-filter-for]").forEach(filterable);
  }

  // From a folder on the disk the theme tells nobody that the page is there.
  if (window.document$ && window.document$.subscribe) window.document$.subscribe(start);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
