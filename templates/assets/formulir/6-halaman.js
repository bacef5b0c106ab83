// The page: fields on one side; on the other what follows from them, and the file. Nothing is sent and nothing is kept.
(function (room) {
  "use strict";
  const source = document.getElementById("formulir-data"), page = document.getElementById("formulir");
  if (!source || !page) { return; }
  const form = JSON.parse(source.textContent), node = room.elemen, place = function (id) { return document.getElementById("formulir-" + id); };
  const MONTHS = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"];
  const WHAT = {
    respons: "Tanggapan pertama", tabel2: "Layanan selesai", katalog: "Janji katalog", sla_respons: "Respon menurut SLA",
    sla_pendampingan: "Pendampingan di tempat, bila diperlukan", sla_selesai: "Penyelesaian menurut SLA",
  };
  const COUNTED = { kalender: "", kerja: " Dihitung dalam jam kerja.", bantuan: " Dihitung dalam jam pelayanan bantuan." };
  const office = place("opd");
  let widgets = {}, asked = false, taken = false, dirty = false, ownId = false, result = null;

  function now() {
    const minutes = form.zona.menit === null ? -new Date().getTimezoneOffset() : form.zona.menit;
    return new Date(Date.now() + minutes * 60000).toISOString().slice(0, 16);
  }
  function moment(seconds) {
    const at = new Date((seconds + form.zona.menit * 60) * 1000), pad = function (number) { return String(number).padStart(2, "0"); };
    const rest = at.getUTCSeconds() ? "." + pad(at.getUTCSeconds()) : "";
    return at.getUTCDate() + " " + MONTHS[at.getUTCMonth()] + " " + at.getUTCFullYear() + " " + pad(at.getUTCHours()) + "." + pad(at.getUTCMinutes()) + rest + " " + form.zona.nama;
  }
  // A day or an instant in words; nothing for what cannot be read.
  room.terbaca = function (form, text) {
    const at = room.saat(text, form.zona.menit || 0), day = room.hari(text);
    if (!isNaN(at) && form.zona.menit !== null) { return moment(at); }
    return isNaN(day) ? "" : moment(day - form.zona.menit * 60).replace(/ 00\.00 .*$/, "");
  };
  function lasting(seconds) {
    const parts = [[Math.floor(seconds / 3600), "jam"], [Math.floor(seconds % 3600 / 60), "menit"], [seconds % 60, "detik"]];
    return parts.filter(function (part) { return part[0]; }).map(function (part) { return part.join(" "); }).join(" ") || "0 menit";
  }

  function opdOf() { return form.opd.find(function (one) { return one.id === office.value; }); }
  function build() {
    const parts = room.isianDari(form, form.skema), first = place("utama"), rest = place("lain-isi");
    widgets = {};
    first.textContent = ""; rest.textContent = "";
    Object.keys(parts.fields).forEach(function (name) {
      if (name === "jenis" || name === "opd" || (name === "prioritas" && form.jenis === "aduan")) { return; }
      const needed = parts.needed.has(name), main = needed || form.utama.indexOf(name) >= 0;
      widgets[name] = room.isian(form, parts.fields[name], { name: name, needed: needed, cited: true, chosen: name === "butir" });
      (main ? first : rest).append(widgets[name].el);
    });
    place("lain").hidden = !rest.children.length;
    place("lain").querySelector("summary").textContent = "Isian lain (" + rest.children.length + ")";
    asked = false; taken = false; dirty = false; ownId = false;
    preset(parts);
  }
  // What `spbe new` fills in: the first state, and the present moment where the form asks for one.
  function preset(parts) {
    const today = now();
    offer();
    Object.keys(widgets).forEach(function (name) {
      const widget = widgets[name];
      if (!parts.needed.has(name) || !widget.control) { return; }
      if (name === "status" && widget.said.choices.length) { widget.control.value = String(widget.said.choices[0]); }
      if (form.hari.indexOf(name) >= 0 && widget.control.type === "datetime-local") { widget.control.value = today; }
      if (form.hari.indexOf(name) >= 0 && widget.control.type === "date") { widget.control.value = today.slice(0, 10); }
    });
  }
  function offer() {
    const own = opdOf();
    Object.keys(widgets).forEach(function (name) { widgets[name].offer(office.value); });
    if (own && widgets.id && !ownId) { widgets.id.control.value = room.nomor(own, now().slice(0, 4)); }
  }
  // The items of a service's catalogue page, where the record asks for one of them.
  function offerItems(data) {
    const widget = widgets.butir;
    if (!widget || !widget.control) { return; }
    const service = room.layananDari(form, data.layanan || "", office.value);
    widget.offer(office.value, (service ? service.butir : []).map(function (row) { return { nilai: row[0], teks: row[1], opd: "" }; }));
  }

  function read() {
    const data = { jenis: form.jenis };
    Object.keys(form.skema.properties).forEach(function (name) {
      const value = widgets[name] ? widgets[name].read() : undefined;
      if (value !== undefined) { data[name] = value; }
    });
    return data;
  }
  function ordered(data) {
    const found = {};
    Object.keys(form.skema.properties).forEach(function (name) { if (data[name] !== undefined) { found[name] = data[name]; } });
    return found;
  }

  function refresh() {
    let data = read();
    offerItems(data);
    data = read();
    const limits = form.ketentuan.length ? room.batas(form, data, office.value) : null;
    if (form.jenis === "aduan" && limits && limits.prioritas) { data = ordered(Object.assign(data, { prioritas: limits.prioritas.nilai })); }
    const faults = room.periksa(form.skema, data, form.kata);
    mark(faults);
    if (form.ketentuan.length) { tellLimits(limits, data); }
    tellFile(data, faults);
    result = { data: data, faults: faults, limits: limits };
  }
  function mark(faults) {
    const said = new Map();
    faults.forEach(function (one) {
      const widget = widgetAt(one.jalur);
      if (widget && !said.has(widget)) { said.set(widget, one.pesan); }
    });
    Object.keys(widgets).forEach(function (name) {
      widgets[name].each(function (widget) { if (widget.echo) { widget.echo(); } widget.tell((asked || widget.touched) && said.has(widget) ? said.get(widget) : ""); });
    });
  }
  function widgetAt(keys) {
    const widget = widgets[keys[0]];
    return widget ? (keys.length > 1 && widget.at(keys.slice(1))) || widget : null;
  }
  function summary(faults) {
    const box = place("ringkasan");
    box.textContent = "";
    box.hidden = !faults.length && Boolean(office.value);
    if (box.hidden) { return; }
    const rows = faults.map(function (one) {
      const widget = widgetAt(one.jalur), link = node("a", { href: "#" + (widget ? widget.id : "formulir-utama") });
      room.ketikan(link, one.pesan);
      link.addEventListener("click", function (event) { event.preventDefault(); reveal(widget); });
      return node("li", {}, link);
    });
    if (!office.value) {
      const link = node("a", { href: "#formulir-opd" }, "Pilih OPD yang menyimpan berkas ini.");
      link.addEventListener("click", function (event) { event.preventDefault(); office.focus(); });
      rows.unshift(node("li", {}, link));
    }
    box.append(node("h2", {}, rows.length === 1 ? "Satu hal perlu diperbaiki" : rows.length + " hal perlu diperbaiki"), node("ul", {}, rows));
    box.focus();
  }
  function reveal(widget) {
    if (!widget) { return; }
    for (let above = widget.el.parentElement; above; above = above.parentElement) { if (above.tagName === "DETAILS") { above.open = true; } }
    const goal = widget.control || widget.el.querySelector("input, select, textarea, button") || widget.el;
    goal.scrollIntoView({ block: "center" });
    goal.focus({ preventScroll: true });
  }

  function tellLimits(limits, data) {
    const box = place("batas");
    box.textContent = "";
    if (!limits) {
      const late = data.layanan && (data.dicatat || data.diajukan);
      box.append(node("p", { class: "isian-bantu" }, late ? "Tenggat tidak dihitung di halaman ini untuk hari di luar " + form.rentang[0].slice(0, 4) + "–" + form.rentang[1].slice(0, 4) + "." : "Pilih OPD dan layanan, lalu isi waktunya: prioritas dan tenggat tampil di sini."));
      return;
    }
    if (form.jenis === "aduan") {
      const own = limits.prioritas;
      box.append(node("p", { class: "prioritas" }, own ? [node("strong", {}, "Prioritas " + own.nilai), node("span", {}, data.dampak.replace(/_/g, " ") + ", " + limits.kelompok + ", " + limits.klasifikasi)] : "Prioritas belum dapat ditentukan: pilih dampaknya."));
      if (own) { box.append(node("p", { class: "isian-dasar" }, own.sitasi)); }
    }
    const list = node("dl", { class: "batas" });
    limits.batas.forEach(function (limit) {
      const text = limit.teks || (limit.ketat ? "kurang dari " : "paling lama ") + lasting(limit.detik);
      const parts = [node("strong", {}, limit.saat === null ? text : (limit.ketat ? "sebelum " : "paling lambat ") + moment(limit.saat))];
      const basis = [limit.saat === null ? "" : text, limit.sitasi || "SLA layanan"].filter(Boolean).join(". ");
      parts.push(node("span", { class: "isian-dasar" }, basis.charAt(0).toUpperCase() + basis.slice(1)));
      list.append(node("div", {}, [node("dt", {}, WHAT[limit.apa]), node("dd", {}, parts)]));
    });
    if (limits.batas.length) { box.append(list); }
    const note = remark(limits, data);
    if (note) { box.append(node("p", { class: "isian-bantu" }, note)); }
  }
  function remark(limits, data) {
    const pair = limits.bertentangan[0];
    const said = {
      "belum-berlaku": "Tiket hari itu tidak dinilai: peraturan belum berlaku.",
      "dikecualikan": "Tiket berstatus " + String(data.status).replace(/_/g, " ") + " tidak dinilai batas waktunya.",
      "bertentangan": pair ? "Waktunya bertentangan: " + pair[1] + " mendahului " + (pair[0] || "awal tiket") + "." : "",
      "asal": "Waktu dihitung sejak permintaan asal diajukan; tenggatnya tampil di halaman Tenggat setelah berkas disimpan.",
      "jeda": "Masa menunggu pengguna dikurangkan; tenggatnya tampil di halaman Tenggat setelah berkas disimpan.",
    };
    if (limits.keterangan) { return said[limits.keterangan]; }
    if (!limits.batas.length) { return "Tidak ada batas waktu yang diatur untuk tiket ini."; }
    return "Dihitung sejak " + moment(limits.mulai) + "." + COUNTED[limits.jam];
  }

  function tellFile(data, faults) {
    const lacking = faults.length + (office.value ? 0 : 1), done = !lacking;
    place("belum").hidden = done;
    place("belum").textContent = "Belum lengkap: " + lacking + " hal lagi. Tekan “Periksa isian” untuk melihatnya.";
    place("jadi").hidden = !done;
    if (!done) { return; }
    const path = room.berkas(form, data, office.value, now().slice(0, 4)), text = room.tulis(form.skema, data);
    place("folder").textContent = path.slice(0, path.lastIndexOf("/") + 1);
    place("nama").textContent = path.slice(path.lastIndexOf("/") + 1);
    place("yaml").value = text;
    place("yaml").rows = Math.min(18, text.split("\n").length);
    tellForge(data, path);
  }
  function tellForge(data, path) {
    const link = place("tautan"), note = place("tautan-keterangan");
    if (!form.repositori) { link.hidden = true; note.hidden = false; note.textContent = "Alamat repositori belum disebut dalam catalog/pemda.yaml; salin atau unduh berkasnya."; return; }
    const found = room.halamanBaru(form, form.repositori, data, path), forge = form.repositori.forge;
    const left = found.ditinggal.map(function (title) { return "“" + title.replace(/`/g, "") + "”"; }).join(", ");
    link.hidden = !found.alamat;
    if (found.alamat) { link.href = found.alamat; } else { link.removeAttribute("href"); }
    note.hidden = false;
    if (found.halangan === "pribadi") { note.textContent = left + " tidak boleh masuk ke alamat, dan tanpanya formulir tidak lengkap: salin atau unduh berkasnya."; }
    else if (found.halangan === "teks") { note.textContent = "Ada teks yang tampak memuat NIK, nomor telepon, atau surel seseorang; itu tidak boleh masuk ke alamat maupun terbit. Pindahkan ke isian (pribadi), atau salin maupun unduh berkasnya."; }
    else if (found.halangan) { note.textContent = "Isinya terlalu panjang untuk sebuah alamat: salin atau unduh berkasnya."; }
    else if (left) { note.textContent = "Data pribadi (" + left + ") tidak ikut ke alamat " + forge + "; tambahkan sendiri di sana, atau salin maupun unduh berkasnya."; }
    else { note.textContent = form.repositori.dituruti ? "" : "Isinya juga disalin: tempelkan bila kotak isi di " + forge + " masih kosong."; note.hidden = form.repositori.dituruti; }
  }

  function said(text) { place("status").textContent = text; }
  function copy() {
    const box = place("yaml");
    function byHand() { box.focus(); box.select(); said(document.execCommand("copy") ? "Isi berkas disalin." : "Peramban tidak mengizinkan; teksnya sudah terpilih, tekan Ctrl+C."); }
    taken = true;
    if (!navigator.clipboard) { byHand(); return; }
    navigator.clipboard.writeText(box.value).then(function () { said("Isi berkas disalin."); }, byHand);
  }
  function download() {
    const address = URL.createObjectURL(new Blob([place("yaml").value], { type: "application/yaml" }));
    const link = node("a", { href: address, download: place("nama").textContent });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(address); }, 10000);
    taken = true;
    said("Diunduh: " + place("nama").textContent + ". Simpan di folder " + place("folder").textContent);
  }

  page.addEventListener("submit", function (event) {
    event.preventDefault();
    asked = true;
    refresh();
    summary(result.faults);
    if (!result.faults.length && office.value) { place("berkas").focus(); place("berkas").scrollIntoView({ block: "nearest" }); }
  });
  page.addEventListener("input", function (event) {
    if (event.target === place("yaml")) { return; }
    dirty = true; taken = false;
    if (widgets.id && event.target === widgets.id.control) { ownId = true; }
    said("");
    refresh();
  });
  page.addEventListener("change", function (event) {
    if (event.target === office) { offer(); }
    refresh();
    if (asked && !place("ringkasan").hidden && !result.faults.length) { place("ringkasan").hidden = true; }
  });
  place("kosongkan").addEventListener("click", function () {
    if (dirty && !window.confirm("Kosongkan semua isian?")) { return; }
    build(); place("ringkasan").hidden = true; said(""); refresh(); office.focus();
  });
  place("salin").addEventListener("click", copy);
  place("unduh").addEventListener("click", download);
  place("tautan").addEventListener("click", function () {
    taken = true;
    if (!form.repositori.dituruti) { copy(); }
  });
  window.addEventListener("beforeunload", function (event) { if (dirty && !taken) { event.preventDefault(); } });

  const chosen = decodeURIComponent(location.hash.replace(/^#opd-/, ""));
  if (form.opd.some(function (one) { return one.id === chosen; })) { office.value = chosen; }
  if (form.opd.length === 1) { office.value = form.opd[0].id; }
  place("tanpa-skrip").hidden = true;
  page.hidden = false;
  build();
  refresh();
})(spbeFormulir);
