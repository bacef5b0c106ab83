// The fields of a form, built from the schema: one field for each value, a group for each block, a list that grows.
(function (room) {
  "use strict";
  const WHOLE = /^-?(?:0|[1-9][0-9]{0,14})$/;
  const NUMBER = /^-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,9})?$/;
  const LONG_TEXT = 1000;
  let made = 0;

  function node(name, attributes, content) {
    const element = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) {
      const value = attributes[key];
      if (value === true) { element.setAttribute(key, ""); } else if (value !== false && value !== undefined && value !== null) { element.setAttribute(key, value); }
    });
    [].concat(content === undefined ? [] : content).forEach(function (part) { element.append(part); });
    return element;
  }
  room.elemen = node;

  // Words between backticks are set as what a person types.
  function ticked(element, text) {
    const parts = text.split("`");
    parts.forEach(function (part, place) {
      element.append(parts.length % 2 && place % 2 ? node("code", {}, part) : parts.length % 2 || place === 0 ? part : "`" + part);
    });
    return element;
  }
  room.ketikan = ticked;

  function described(form, schema) {
    const sides = room.muka(form.skema, schema), said = {};
    sides.forEach(function (side) {
      ["title", "description", "format", "x-istilah", "x-sitasi", "maxLength", "items", "properties", "x-pribadi", "x-rujukan-longgar", "x-boleh-kosong"].forEach(function (key) {
        if (side[key] !== undefined && said[key] === undefined) { said[key] = side[key]; }
      });
    });
    said.types = [].concat.apply([], sides.map(function (side) { return side.type || []; }));
    said.choices = [].concat.apply([], sides.map(function (side) { return side.enum || (side.const === undefined ? [] : [side.const]); }));
    said.named = [].concat.apply([], sides.map(function (side) { return side["x-rujukan"] || []; }));
    said.sides = sides;
    return said;
  }
  // The fields of a block: what the schema names, and which of them it asks for in any case.
  function fieldsOf(form, schema) {
    const fields = {}, needed = new Set();
    room.muka(form.skema, schema).forEach(function (side) {
      Object.keys(side.properties || {}).forEach(function (name) { if (!fields[name]) { fields[name] = side.properties[name]; } });
    });
    // What only a branch asks for is not asked for in any case.
    for (let side = schema; side; side = side.$ref ? form.skema.$defs[side.$ref.split("/").pop()] : null) {
      (side.required || []).forEach(function (name) { needed.add(name); });
    }
    return { fields: fields, needed: needed };
  }
  room.isianDari = fieldsOf;

  // What may be chosen: {nilai, teks, opd}; the OPD's own first.
  function known(form, said, opd) {
    const found = [];
    function add(kind, rows, home) {
      rows.forEach(function (row) { found.push({ nilai: home === opd ? row[0] : home + "/" + row[0], teks: row[1], opd: home }); });
    }
    said.named.forEach(function (kind) {
      if (kind === "opd") { form.opd.forEach(function (one) { found.push({ nilai: one.id, teks: one.singkatan, opd: "" }); }); }
      const lists = kind === "orang" ? form.orang : form.katalog[kind];
      if (kind === "layanan") { form.layanan.forEach(function (one) { add(kind, [[one.id, one.nama]], one.opd); }); }
      if (lists) { Object.keys(lists).forEach(function (home) { add(kind, lists[home], home); }); }
    });
    return found.filter(function (one) { return one.opd === opd || !one.opd; }).concat(found.filter(function (one) { return one.opd && one.opd !== opd; }));
  }

  function options(control, choices, empty, form, opd) {
    const before = control.value;
    control.textContent = "";
    control.append(node("option", { value: "" }, empty));
    const groups = new Map();
    choices.forEach(function (one) {
      const option = node("option", { value: one.nilai }, one.teks);
      if (!one.opd || one.opd === opd) { control.append(option); return; }
      if (!groups.has(one.opd)) { groups.set(one.opd, node("optgroup", { label: (form.opd.find(function (office) { return office.id === one.opd; }) || { singkatan: one.opd }).singkatan })); }
      groups.get(one.opd).append(option);
    });
    groups.forEach(function (group) { control.append(group); });
    control.value = before;
    if (control.value !== before) { control.value = ""; }
  }

  function controlOf(form, said, id, how) {
    const attributes = { id: id, required: how.needed && !how.within, autocomplete: "off" };
    if (how.chosen || said.choices.length || said.types.indexOf("boolean") >= 0) { return node("select", attributes); }
    const listable = said.named.length && said.named.every(function (kind) { return ["opd", "orang", "layanan", "aplikasi", "infrastruktur"].indexOf(kind) >= 0; });
    if (listable && !said["x-rujukan-longgar"]) { return node("select", attributes); }
    if (said.format === "waktu") { return node("input", Object.assign(attributes, { type: "datetime-local", max: "2100-12-31T23:59" })); }
    if (said.format === "tanggal" && said.types.every(function (type) { return type === "string"; }) && !said.sides.some(function (side) { return side.if; })) {
      return node("input", Object.assign(attributes, { type: "date", max: "2100-12-31" }));
    }
    if (said.maxLength >= LONG_TEXT && said.types.indexOf("number") < 0) { return node("textarea", Object.assign(attributes, { rows: "3" })); }
    const digits = said.types.length && said.types.every(function (type) { return type === "integer" || type === "number"; });
    return node("input", Object.assign(attributes, { type: "text", inputmode: digits ? "decimal" : undefined, list: listable ? id + "-daftar" : undefined }));
  }
  function labelled(form, said) {
    const names = said["x-istilah"] ? form.istilah[said["x-istilah"]] || {} : {};
    return said.choices.map(function (value) {
      const text = names[String(value)] ? (typeof value === "number" ? value + " – " : "") + names[String(value)] : String(value).replace(/_/g, " ");
      return { nilai: String(value), teks: text, opd: "" };
    });
  }
  // What was typed, as the value that the record holds; undefined for nothing.
  function valueOf(form, said, control) {
    if (control.validity && control.validity.badInput) { return "(belum lengkap)"; }
    const text = room.bersih(control.value);
    if (text === "") { return undefined; }
    const may = function (type) { return said.types.indexOf(type) >= 0; };
    if (!said.types.length && !said.format && !said.choices.length) { return anything(text); }
    if (may("boolean") && (text === "true" || text === "false")) { return text === "true"; }
    if (control.type === "datetime-local") { return local(form, text); }
    if (may("string")) { return (may("integer") && WHOLE.test(text)) || (may("number") && asWritten(text)) ? Number(text) : text; }
    if ((may("integer") || may("number")) && NUMBER.test(text.replace(",", "."))) { return Number(text.replace(",", ".")); }
    return text;
  }
  // What the browser gives as the region's own time; as a record has it, with its offset.
  function local(form, text) {
    if (form.zona.menit === null) { return text.replace("T", " "); }
    const away = Math.abs(form.zona.menit), pad = function (number) { return String(number).padStart(2, "0"); };
    return (text.length === 16 ? text + ":00" : text) + (form.zona.menit < 0 ? "-" : "+") + pad(Math.floor(away / 60)) + ":" + pad(away % 60);
  }
  // A number that is written so: "3.10" is a version and no number.
  function asWritten(text) { return NUMBER.test(text) && String(Number(text)) === text; }
  // A field that may hold anything, such as a corrected value, holds what the text would be in the file.
  function anything(text) {
    if (/^\[.*\]$/.test(text)) {
      return text.slice(1, -1).split(",").map(function (part) { return part.trim(); }).filter(Boolean).map(anything);
    }
    return text === "true" || text === "false" ? text === "true" : asWritten(text) ? Number(text) : text;
  }

  function hintOf(form, said) {
    const wanted = ["durasi", "durasi-nol", "durasi-kerja", "jam-hari", "periode", "tanggal-atau-waktu"].indexOf(said.format) >= 0 ? " Tulis " + form.kata.bentuk[said.format] + "." : "";
    return (said.description || "") + wanted;
  }
  // Shows or takes away what is wrong with a field or group.
  function fault(element, control, id) {
    const line = node("p", { id: id + "-galat", class: "isian-galat", hidden: true });
    element.append(line);
    return function (message) {
      line.textContent = "";
      line.hidden = !message;
      element.classList.toggle("isian-salah", Boolean(message));
      if (message) { line.append(node("span", { class: "hanya-pembaca-layar" }, "Galat: ")); ticked(line, message); }
      if (control) {
        if (message) { control.setAttribute("aria-invalid", "true"); } else { control.removeAttribute("aria-invalid"); }
        control.setAttribute("aria-describedby", message ? id + "-galat " + id + "-bantu" : id + "-bantu");
      }
    };
  }

  // Inside a part that may be left out whole, a field is only asked for together with it.
  function mandatory(how) { return node("span", { class: "isian-wajib" }, how.within ? " (wajib bila bagian ini diisi)" : " (wajib)"); }

  function field(form, schema, how) {
    const said = described(form, schema), id = "isian-" + (made += 1);
    const control = controlOf(form, said, id, how), element = node("div", { class: "isian" });
    const label = node("label", { for: id });
    ticked(label, how.title || said.title || how.name);
    if (how.needed) { label.append(mandatory(how)); }
    const hint = ticked(node("p", { id: id + "-bantu", class: "isian-bantu" }), hintOf(form, said));
    if (said["x-sitasi"] && how.cited) { hint.append(node("span", { class: "isian-dasar" }, " " + said["x-sitasi"])); }
    element.append(label, hint, control);
    const listed = control.getAttribute("list") ? node("datalist", { id: id + "-daftar" }) : null;
    if (listed) { element.append(listed); }
    // Browsers show days and months in their own order: the words leave no doubt.
    const echo = control.type === "datetime-local" || control.type === "date" ? node("p", { class: "isian-bantu isian-dibaca" }) : null;
    if (echo) { element.append(echo); }
    const widget = {
      el: element, id: id, name: how.name, touched: false, control: control, said: said,
      echo: function () { if (echo) { const value = widget.read(); echo.textContent = value === undefined ? "" : room.terbaca(form, value); } },
      tell: fault(element, control, id),
      read: function () { return valueOf(form, said, control); },
      // Offers what an OPD's records may name.
      offer: function (opd, own) {
        if (listed) {
          listed.textContent = "";
          known(form, said, opd).forEach(function (one) { if (one.opd === opd || !one.opd) { listed.append(node("option", { value: one.nilai }, one.teks)); } });
        } else if (control.tagName === "SELECT") {
          const empty = how.needed ? "– pilih –" : "–";
          const both = [{ nilai: "true", teks: "ya", opd: "" }, { nilai: "false", teks: "tidak", opd: "" }];
          options(control, own || (said.choices.length ? labelled(form, said) : said.types.indexOf("boolean") >= 0 ? both : known(form, said, opd)), empty, form, opd);
        }
      },
      at: function () { return null; },
      each: function (act) { act(widget); },
    };
    widget.tell("");
    control.addEventListener("change", function () { widget.touched = true; });
    return widget;
  }

  function group(form, schema, how) {
    const said = described(form, schema), id = "isian-" + (made += 1), parts = fieldsOf(form, schema), children = {};
    const element = node("fieldset", { class: "isian-kelompok", id: id, tabindex: "-1" });
    const legend = node("legend");
    ticked(legend, how.title || said.title || how.name);
    if (how.needed) { legend.append(mandatory(how)); }
    element.append(legend);
    if (said.description && !how.bare) { element.append(ticked(node("p", { class: "isian-bantu" }), said.description)); }
    const tell = fault(element, null, id);
    // One word for the whole, where the schema allows it in place of the block.
    const whole = said.choices.length ? field(form, { title: (said.title || how.name) + ": sekaligus", enum: said.choices }, { name: how.name }) : null;
    if (whole) { element.append(whole.el); }
    Object.keys(parts.fields).forEach(function (name) {
      children[name] = room.isian(form, parts.fields[name], { name: name, needed: parts.needed.has(name), within: how.within || !how.needed });
      element.append(children[name].el);
    });
    const widget = {
      el: element, id: id, name: how.name, touched: false, tell: tell, children: children,
      read: function () {
        const found = {}, word = whole ? whole.read() : undefined;
        if (word !== undefined) { return word; }
        Object.keys(children).forEach(function (name) {
          const value = children[name].read();
          if (value !== undefined) { found[name] = value; }
        });
        return Object.keys(found).length ? found : undefined;
      },
      whole: whole,
      offer: function (opd) { if (whole) { whole.offer(opd); } Object.keys(children).forEach(function (name) { children[name].offer(opd); }); },
      at: function (keys) { const child = children[keys[0]]; return child ? (keys.length > 1 && child.at(keys.slice(1))) || child : null; },
      each: function (act) { act(widget); Object.keys(children).forEach(function (name) { children[name].each(act); }); },
    };
    return widget;
  }

  function list(form, schema, how) {
    const said = described(form, schema), id = "isian-" + (made += 1), title = how.title || said.title || how.name;
    const element = node("fieldset", { class: "isian-kelompok isian-daftar", id: id, tabindex: "-1" });
    const legend = node("legend"), rows = node("div", { class: "isian-butir-semua" });
    ticked(legend, title);
    if (how.needed) { legend.append(mandatory(how)); }
    const more = node("button", { type: "button", class: "tombol tombol-kecil" }, "Tambah " + title.toLowerCase());
    element.append(legend);
    if (said.description) { element.append(ticked(node("p", { class: "isian-bantu" }), said.description)); }
    const tell = fault(element, null, id);
    // Where an empty list says something of its own, it has to be said.
    const none = said["x-boleh-kosong"] ? node("input", { type: "checkbox", id: id + "-nihil", autocomplete: "off" }) : null;
    if (none) { element.append(node("p", { class: "isian-nihil" }, [none, node("label", { for: id + "-nihil" }, "Tidak ada (nihil)")])); }
    element.append(rows, more);
    // Words of one's own, where the schema allows them in place of a list of given ones.
    const branch = said.sides.find(function (side) { return side.else; });
    const free = branch && said.types.indexOf("string") >= 0 && described(form, said.items).choices.length;
    const words = free ? field(form, branch.else, { name: how.name, title: title + ", dengan kata sendiri" }) : null;
    if (words) { element.append(words.el); }
    let items = [], opd = "";
    function renumber() {
      items.forEach(function (item, place) {
        item.drop.textContent = "Hapus butir " + (place + 1);
        const head = item.widget.el.querySelector(":scope > legend, :scope > label");
        if (head) { head.textContent = title + " " + (place + 1); }
      });
    }
    function filled() { return items.filter(function (item) { return item.widget.read() !== undefined; }); }
    function add() {
      const widget = room.isian(form, said.items, { name: how.name, title: title, bare: true, within: true });
      const drop = node("button", { type: "button", class: "tombol tombol-kecil" });
      const row = node("div", { class: "isian-butir" }, [widget.el, drop]), item = { widget: widget, drop: drop };
      drop.addEventListener("click", function () {
        items = items.filter(function (one) { return one !== item; });
        row.remove();
        renumber();
        more.focus();
        more.dispatchEvent(new Event("change", { bubbles: true }));
      });
      items.push(item);
      rows.append(row);
      widget.offer(opd);
      renumber();
      return widget;
    }
    const widget = {
      el: element, id: id, name: how.name, touched: false, tell: tell,
      read: function () {
        const found = filled().map(function (item) { return item.widget.read(); });
        return found.length || (none && none.checked) ? found : words ? words.read() : undefined;
      },
      grow: add, none: none, words: words,
      offer: function (home) { opd = home; items.forEach(function (item) { item.widget.offer(home); }); },
      at: function (keys) { const item = filled()[keys[0]]; return item ? (keys.length > 1 && item.widget.at(keys.slice(1))) || item.widget : null; },
      each: function (act) { act(widget); items.forEach(function (item) { item.widget.each(act); }); },
    };
    more.addEventListener("click", function () { const item = add(); (item.el.querySelector("input, select, textarea") || more).focus(); });
    if (how.needed && !none) { add(); }
    return widget;
  }

  // The widget of a field: {el, id, name, read, offer, tell, at, each}; `read` gives undefined for nothing.
  room.isian = function (form, schema, how) {
    const said = described(form, schema);
    if (said.items) { return list(form, schema, how); }
    return said.properties ? group(form, schema, how) : field(form, schema, how);
  };
})(spbeFormulir);
