(function () {
  "use strict";
  function each(root, selector, act) { Array.prototype.forEach.call(root.querySelectorAll(selector), act); }
  function plain(text) { return text.toLocaleLowerCase("id").normalize("NFKD").replace(/[\u0300-\u036f]/g, ""); }
  // "1.204", "−3,5" and "95,2 % (20 dari 21)" are numbers; dates and lengths are compared as text with numbers in it.
  function number(text) {
    var found = /^([-−]?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?(?:$| %)/.exec(text);
    return found ? parseFloat((found[1] ? "-" : "") + found[2].replace(/\./g, "") + "." + (found[3] || "0")) : NaN;
  }
  function compare(a, b) {
    var x = number(a), y = number(b);
    return isNaN(x) || isNaN(y) ? a.localeCompare(b, "id", { numeric: true }) : x - y;
  }

  var asked = "";
  (location.search.slice(1) || "").split("&").forEach(function (pair) {
    if (pair.slice(0, 2) === "q=") { try { asked = decodeURIComponent(pair.slice(2).replace(/\+/g, " ")); } catch (broken) { asked = ""; } }
  });

  each(document, "[data-saring]", function (form) {
    var list = document.getElementById(form.getAttribute("data-saring"));
    if (!list) { return; }
    var items = Array.prototype.slice.call(list.querySelectorAll("[data-butir]"));
    var texts = items.map(function (item) { return plain(item.getAttribute("data-cari") || item.textContent); });
    var input = form.querySelector("input"), output = form.querySelector("output");
    var waits = form.hasAttribute("data-menunggu"), unit = form.getAttribute("data-satuan");
    unit = unit ? " " + unit : "";
    function chosen() {
      return Array.prototype.filter.call(form.querySelectorAll("select"), function (select) { return select.value; });
    }
    function fits(item, text, words, selects) {
      return words.every(function (word) { return text.indexOf(word) >= 0; }) && selects.every(function (select) {
        return (item.getAttribute("data-" + select.name) || "").split(" ").indexOf(select.value) >= 0;
      });
    }
    function mark(item, shown) { if (shown) { item.removeAttribute("data-tersaring"); } else { item.setAttribute("data-tersaring", ""); } }
    function apply() {
      var words = plain(input.value).split(/\s+/).filter(Boolean), selects = chosen(), shown = 0;
      var idle = waits && !words.length && !selects.length;
      items.forEach(function (item, i) {
        var good = !idle && fits(item, texts[i], words, selects);
        if (good) { shown += 1; }
        mark(item, good);
      });
      each(list, "[data-kelompok-butir]", function (group) { mark(group, group.querySelector("[data-butir]:not([data-tersaring])")); });
      output.textContent = idle ? "Ketik kata kunci, atau pilih jenisnya." :
        (shown === items.length ? "" : shown + " dari ") + items.length + unit + " ditampilkan";
    }
    if (asked) { input.value = asked; }
    form.hidden = false;
    form.addEventListener("input", apply);
    form.addEventListener("change", apply);
    apply();
  });

  each(document, "[data-cari-di]", function (form) {
    form.hidden = false;
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      location.href = form.getAttribute("data-cari-di") + "?q=" + encodeURIComponent(form.querySelector("input").value);
    });
  });

  each(document, "table[data-urut]", function (table) {
    var body = table.tBodies[0];
    each(table, "thead th", function (head, column) {
      var button = document.createElement("button");
      button.type = "button"; button.className = "urutkan"; button.textContent = head.textContent.trim();
      head.textContent = ""; head.appendChild(button);
      button.addEventListener("click", function () {
        var up = head.getAttribute("aria-sort") !== "ascending";
        each(table, "thead th", function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        Array.prototype.slice.call(body.rows).map(function (row, i) {
          var cell = row.cells[column];
          return { row: row, i: i, key: cell.getAttribute("data-nilai") || cell.textContent.trim() };
        }).sort(function (a, b) { return (compare(a.key, b.key) || a.i - b.i) * (up ? 1 : -1); })
          .forEach(function (entry) { body.appendChild(entry.row); });
      });
    });
  });
})();
