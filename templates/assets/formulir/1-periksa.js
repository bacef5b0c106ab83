// Judges a record by its schema as the command line does: the same faults, at the same places, in the same words.
var spbeFormulir = {};
(function (room) {
  "use strict";
  const MOST = 200;
  const FOLLOWS = ["SKM006", "SKM007", "SKM008", "SKM009"];
  const HIDDEN = /[\p{C}\p{Z}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\u{e0100}-\u{e01ef}]/u;

  const DAY = /^(?:20[0-9]{2}|2100)-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$/;
  const INSTANT = /^((?:20[0-9]{2}|2100)-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))[ T]((?:[01][0-9]|2[0-3])):([0-5][0-9])(?::([0-5][0-9])(?:\.[0-9]{1,6})?)?(Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])?$/;
  const LENGTH = /^([0-9]{1,7})(?:[.,]([0-9]{1,6}))? ?(?:detik|menit|jam|hari kerja|hari)$/;
  const PERIOD = /^(?:20[0-9]{2}|2100)(?:-(?:S[12]|T[1-4]|(?:0[1-9]|1[0-2])))?$/;
  const HOURS = /^([01][0-9]|2[0-3]):([0-5][0-9])-(?:([01][0-9]|2[0-3]):([0-5][0-9])|24:00)$/;
  const PART = "[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62}[A-Za-z0-9])?";
  const NAME = new RegExp("^" + PART + "(?:/" + PART + "){0,2}$");

  // Seconds since 1970 at which a day begins by a clock that never moves; NaN for a day that its month does not have.
  function day(text) {
    if (!DAY.test(text)) { return NaN; }
    const parts = text.split("-").map(Number);
    const at = new Date(Date.UTC(parts[0], parts[1] - 1, parts[2]));
    return at.getUTCDate() === parts[2] ? at.getTime() / 1000 : NaN;
  }
  // Seconds since 1970 of an instant, fractions cut; without an offset it is meant in the region's zone.
  function instant(text, minutes) {
    const found = INSTANT.exec(text);
    if (!found) { return NaN; }
    const zone = found[5] || "";
    const away = zone === "Z" ? 0 : zone ? (zone[0] === "-" ? -60 : 60) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4))) : minutes * 60;
    return day(found[1]) + Number(found[2]) * 3600 + Number(found[3]) * 60 + Number(found[4] || 0) - away;
  }
  function length(text, atLeast, working) {
    const found = LENGTH.exec(text);
    if (!found || (!working && / ?hari kerja$/.test(text))) { return false; }
    return !atLeast || Number(found[1]) > 0 || Number(found[2] || 0) > 0;
  }
  function hours(text) {
    let before = -1;
    return text.split(",").every(function (part) {
      const found = HOURS.exec(part.replace(/^[\s\x1c-\x1f\x85]+|[\s\x1c-\x1f\x85]+$/g, ""));
      if (!found) { return false; }
      const start = Number(found[1]) * 3600 + Number(found[2]) * 60;
      const end = found[3] ? Number(found[3]) * 3600 + Number(found[4]) * 60 : 86400;
      const good = start < end && start >= before;
      before = end;
      return good;
    });
  }
  // Scripts and files; the shares of an office; names and passwords before a host.
  const NO_ADDRESS = new RegExp(
    "^ *(?:(?:javascript|vbscript|file):|data:[^ ]|\\\\\\\\|(?:https?:)?//[^/?# ]*@|[a-z]+://[^/?#@ ]*:[^/?#@ ]*@)", "i",
  );
  const FORMATS = {
    "waktu": function (text) { return !isNaN(instant(text, 0)); },
    "tanggal": function (text) { return !isNaN(day(text)); },
    "tanggal-atau-waktu": function (text) { return !isNaN(day(text)) || !isNaN(instant(text, 0)); },
    "periode": function (text) { return PERIOD.test(text); },
    "durasi": function (text) { return length(text, true, false); },
    "durasi-nol": function (text) { return length(text, false, false); },
    "durasi-kerja": function (text) { return length(text, true, true); },
    "jam-hari": hours,
    "rujukan": function (text) { return NAME.test(text); },
    "alamat": function (text) { return !NO_ADDRESS.test(text.replace(/[\t\n\r]/g, "")); },
  };

  const isText = function (value) { return typeof value === "string"; };
  const isNumber = function (value) { return typeof value === "number"; };
  const isList = Array.isArray;
  const isBlock = function (value) { return typeof value === "object" && value !== null && !isList(value); };
  const TYPES = {
    "string": isText,
    "integer": function (value) { return Number.isInteger(value); },
    "number": isNumber,
    "boolean": function (value) { return typeof value === "boolean"; },
    "array": isList,
    "object": isBlock,
  };
  const size = function (text) { return Array.from(text).length; };

  function visible(text, limit) {
    const letters = Array.from(text);
    const kept = letters.slice(0, limit).map(function (letter) {
      return letter !== " " && HIDDEN.test(letter) ? "\\u{" + letter.codePointAt(0).toString(16).padStart(4, "0") + "}" : letter;
    }).join("");
    return kept.split("##[").join("#\\u{0023}[") + (letters.length > limit ? "…(+" + (letters.length - limit) + ")" : "");
  }
  function kindOf(value) {
    if (typeof value === "boolean") { return "nilai " + value; }
    if (isText(value)) { return "teks «" + visible(value, 40) + "»"; }
    if (isNumber(value)) { return "angka " + value; }
    return isList(value) ? "daftar" : isBlock(value) ? "blok isian" : "nilai kosong";
  }
  function shown(value) {
    if (isText(value)) { return "«" + visible(value, 60) + "»"; }
    return typeof value === "object" && value !== null ? kindOf(value) : String(value);
  }

  function bounded(name, measures, fits) {
    return function (bound, value, judge) {
      const amount = measures(value);
      if (amount !== null && !fits(amount, bound)) { judge.say("SKM009", { shown: shown(value), wanted: judge.fill(judge.words.batas[name], { bound: bound }) }); }
    };
  }
  const ofNumber = function (value) { return isNumber(value) ? value : null; };
  const ofText = function (value) { return isText(value) ? size(value) : null; };
  const ofList = function (value) { return isList(value) ? value.length : null; };
  const least = function (amount, bound) { return amount >= bound; };
  const most = function (amount, bound) { return amount <= bound; };

  function listed(value, choices, judge) {
    if (choices.indexOf(value) < 0) { judge.say("SKM006", { shown: shown(value), wanted: choices.slice(0, 20).join(", ") }); }
  }

  // Every keyword that says something about a value. A test reads their names: a schema may use no other.
  const KEYWORDS = {
    $ref: function (target, value, judge) { judge.below(judge.root.$defs[target.split("/").pop()], value); },
    type: function (wanted, value, judge) {
      const names = isList(wanted) ? wanted : [wanted];
      if (!names.some(function (name) { return TYPES[name](value); })) {
        const kinds = names.map(function (name) { return judge.words.jenis[name]; }).join(" atau ");
        // Told "text", people would put the number of a spreadsheet's date in quotes, and be refused again.
        const form = kinds === judge.words.jenis.string ? judge.words.bentuk[judge.schema.format] : undefined;
        judge.say("SKM005", { shown: kindOf(value), wanted: form || kinds });
      }
    },
    enum: function (choices, value, judge) { listed(value, choices, judge); },
    const: function (wanted, value, judge) { listed(value, [wanted], judge); },
    format: function (name, value, judge) {
      if (isText(value) && !FORMATS[name](value)) { judge.say("SKM007", { shown: shown(value), wanted: judge.words.bentuk[name] }); }
    },
    pattern: function (source, value, judge) {
      if (isText(value) && !new RegExp(source, "u").test(value)) { judge.say("SKM008", { shown: shown(value), title: judge.schema.title || judge.words.tanpa }); }
    },
    minimum: bounded("minimum", ofNumber, least),
    maximum: bounded("maximum", ofNumber, most),
    minLength: bounded("minLength", ofText, least),
    maxLength: bounded("maxLength", ofText, most),
    minItems: bounded("minItems", ofList, least),
    maxItems: bounded("maxItems", ofList, most),
    required: function (names, value, judge) {
      if (!isBlock(value)) { return; }
      names.forEach(function (name) {
        if (!Object.hasOwn(value, name)) {
          const field = (judge.schema.properties || {})[name] || {};
          judge.say("SKM003", { name: name, title: field.title || name }, name);
        }
      });
    },
    properties: function (fields, value, judge) {
      if (!isBlock(value)) { return; }
      Object.keys(fields).forEach(function (name) {
        if (Object.hasOwn(value, name)) { judge.below(fields[name], value[name], name); }
      });
    },
    // Only false occurs, beside free fields that begin with x_.
    additionalProperties: function (allowed, value, judge) {
      if (!isBlock(value)) { return; }
      const known = judge.schema.properties || {};
      Object.keys(value).forEach(function (name) {
        if (!Object.hasOwn(known, name) && name.slice(0, 2) !== "x_") { judge.say("SKM004", { name: visible(name, 80) }, name); }
      });
    },
    patternProperties: function () {},
    items: function (schema, value, judge) {
      if (isList(value)) { value.forEach(function (item, place) { judge.below(schema, item, place); }); }
    },
    if: function (condition, value, judge) {
      const branch = sound(condition, value, judge) ? judge.schema.then : judge.schema.else;
      if (branch !== undefined) { judge.below(branch, value); }
    },
    then: function () {},
    else: function () {},
  };

  function run(schema, value, keys, shared) {
    if (schema === true) { return; }
    const judge = {
      schema: schema,
      root: shared.root,
      words: shared.words,
      fill: fill,
      say: function (code, told, name) { shared.told(name === undefined ? keys : keys.concat([name]), code, told); },
      below: function (inner, part, name) { run(inner, part, name === undefined ? keys : keys.concat([name]), shared); },
    };
    Object.keys(schema).forEach(function (keyword) {
      if (Object.hasOwn(KEYWORDS, keyword)) { KEYWORDS[keyword](schema[keyword], value, judge); }
    });
  }
  function sound(schema, value, judge) {
    let good = true;
    run(schema, value, [], { root: judge.root, words: judge.words, told: function () { good = false; } });
    return good;
  }
  function fill(text, told) {
    return text.replace(/\{(\w+)\}/g, function (mark, name) { return Object.hasOwn(told, name) ? told[name] : mark; });
  }

  // The faults of a record: [{jalur, kode, pesan}]; `words` are the sentences that the command line uses.
  room.periksa = function (schema, data, words) {
    const found = new Map();
    run(schema, data, [], {
      root: schema,
      words: words,
      told: function (keys, code, told) {
        const place = JSON.stringify(keys.concat([code]));
        if (!found.has(place) && found.size < MOST) { found.set(place, { jalur: keys, kode: code, pesan: fill(words.pesan[code], told) }); }
      },
    });
    const all = Array.from(found.values());
    const wrongType = new Set(all.filter(function (one) { return one.kode === "SKM005"; }).map(function (one) { return JSON.stringify(one.jalur); }));
    return all.filter(function (one) { return FOLLOWS.indexOf(one.kode) < 0 || !wrongType.has(JSON.stringify(one.jalur)); });
  };
  room.bentuk = FORMATS;
  room.saat = instant;
  room.hari = day;
})(spbeFormulir);
