// Where a record goes: its file, its next number, and the forge's page for a new file, without anything personal.
(function (room) {
  "use strict";
  const LONGEST = 7000;

  // The id after the highest that the build knew; somebody may have taken it since.
  room.nomor = function (office, year) {
    const next = String((office.nomor.akhir[year] || 0) + 1);
    return office.nomor.awalan + "-" + year + "-" + next.padStart(office.nomor.lebar, "0");
  };

  // records/<opd>/<jenis>/<tahun>/<id>.yaml, the year by the record's own day.
  room.berkas = function (form, data, opd, year) {
    let own = year;
    for (const name of form.hari) {
      const text = data[name] === undefined ? "" : String(data[name]);
      const at = isNaN(room.hari(text)) ? room.saat(text, form.zona.menit || 0) + (form.zona.menit || 0) * 60 : room.hari(text);
      if (!isNaN(at)) { own = new Date(at * 1000).getUTCFullYear(); break; }
      if (name === "periode" && /^[0-9]{4}/.test(text)) { own = text.slice(0, 4); break; }
    }
    return "records/" + opd + "/" + form.jenis + "/" + own + "/" + data.id + ".yaml";
  };

  function faces(root, schema) {
    const found = [], waiting = [schema];
    while (waiting.length) {
      const face = waiting.shift();
      if (!face || typeof face !== "object") { continue; }
      found.push(face);
      if (face.$ref) { waiting.push(root.$defs[face.$ref.split("/").pop()]); }
      if (face.then) { waiting.push(face.then); }
      if (face.else) { waiting.push(face.else); }
    }
    return found;
  }
  room.muka = faces;

  // A copy without the fields that are personal; their titles join `left`.
  function without(root, schema, value, left) {
    const sides = faces(root, schema);
    if (Array.isArray(value)) {
      const items = sides.find(function (side) { return side.items; });
      return items ? value.map(function (item) { return without(root, items.items, item, left); }) : value;
    }
    if (typeof value !== "object" || value === null) { return value; }
    const kept = {};
    Object.keys(value).forEach(function (name) {
      const fields = sides.filter(function (side) { return side.properties && Object.hasOwn(side.properties, name); }).map(function (side) { return side.properties[name]; });
      const own = [].concat.apply([], fields.map(function (field) { return faces(root, field); }));
      if (own.some(function (side) { return side["x-pribadi"]; })) { left.push(own[0].title || name); return; }
      const part = fields.length ? without(root, fields[0], value[name], left) : value[name];
      if (typeof part !== "object" || Object.keys(part).length) { kept[name] = part; }
    });
    return kept;
  }

  // Whether a text holds what looks like an identity number, a telephone number or a private address.
  room.tampakPribadi = function (form, text) {
    const looks = form.pribadi;
    const numbers = (text.match(new RegExp(looks.nik, "g")) || []).map(function (found) { return found.replace(/[^0-9]/g, ""); });
    const addresses = Array.from(text.matchAll(new RegExp(looks.surel, "g")));
    return numbers.some(isIdentity) || new RegExp(looks.seluler).test(text) || new RegExp(looks.telepon, "i").test(text) ||
      addresses.some(function (found) { return !found[1].toLowerCase().endsWith(looks.kantor); });
  };
  // Province, birth (a woman's day plus forty), serial.
  function isIdentity(digits) {
    const province = Number(digits.slice(0, 2)), day = Number(digits.slice(6, 8)), month = Number(digits.slice(8, 10));
    const born = day > 40 ? day - 40 : day;
    return province >= 11 && province <= 96 && digits.slice(2, 4) !== "00" && born >= 1 && born <= 31 && month >= 1 && month <= 12 && digits.slice(12) !== "0000";
  }
  function suspicious(form, value) {
    if (typeof value === "string") { return room.tampakPribadi(form, value); }
    return typeof value === "object" && value !== null && Object.keys(value).some(function (key) { return suspicious(form, value[key]); });
  }

  // {alamat, ditinggal, halangan}: the address of the forge's page for a new file that holds the record.
  // What is marked personal stands in no address; `halangan` says why there is none ("pribadi", "teks", "panjang").
  room.halamanBaru = function (form, repository, data, path) {
    const left = [], kept = without(form.skema, form.skema, data, left);
    if (room.periksa(form.skema, kept, form.kata).length) { return { alamat: "", ditinggal: left, halangan: "pribadi" }; }
    if (suspicious(form, kept)) { return { alamat: "", ditinggal: left, halangan: "teks" }; }
    const asked = repository.nama + "=" + encodeURIComponent(path) + "&" + repository.isi + "=" + encodeURIComponent(room.tulis(form.skema, kept));
    const address = repository.alamat + "?" + asked;
    return address.length > LONGEST ? { alamat: "", ditinggal: left, halangan: "panjang" } : { alamat: address, ditinggal: left, halangan: "" };
  };
})(spbeFormulir);
