// Writes a record as YAML: in the order of its form, in the manner of `spbe new`, so that `spbe fmt` changes nothing.
(function (room) {
  "use strict";
  const NOT_TEXT = /^(?:(?:~|null|Null|NULL|true|True|TRUE|false|False|FALSE|<<|=|-)?|[-+]?\.?[0-9][0-9.]*(?:[eE][-+]?[0-9]+)?|0x[0-9a-fA-F]+|0o[0-7]+|[-+]?\.(?:inf|Inf|INF|nan|NaN|NAN))$/;
  // Anything but printable characters: such a text can only stand in double quotes, by its codes.
  const SPECIAL = /[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;
  const BLANK = /[\s\x85\u2028\u2029]/;
  const ESCAPES = { "\0": "0", "\x07": "a", "\b": "b", "\t": "t", "\n": "n", "\v": "v", "\f": "f", "\r": "r", "\x1b": "e", "\"": "\"", "\\": "\\", "\x85": "N", "\u2028": "L", "\u2029": "P" };

  function plain(text) {
    if (/^(?:---|\.\.\.)/.test(text) || /^[#,[\]{}&*!|>'"%@`]/.test(text) || BLANK.test(text[0]) || BLANK.test(text[text.length - 1])) { return false; }
    if (/^[?:-]/.test(text) && (text.length === 1 || BLANK.test(text[1]))) { return false; }
    return !/:(?:\s|$)/.test(text) && !/\s#/.test(text) && text.indexOf("\n") < 0;
  }
  function single(text) { return text.indexOf("\n") < 0; }
  function quoted(text) {
    return "\"" + Array.from(text).map(function (letter) {
      if (Object.hasOwn(ESCAPES, letter)) { return "\\" + ESCAPES[letter]; }
      const code = letter.codePointAt(0);
      if ((code >= 0x20 && code <= 0x7e) || (code >= 0xa0 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd && code !== 0xfeff)) { return letter; }
      const hex = code.toString(16).toUpperCase();
      return code < 0x100 ? "\\x" + hex.padStart(2, "0") : code < 0x10000 ? "\\u" + hex.padStart(4, "0") : "\\U" + hex.padStart(8, "0");
    }).join("") + "\"";
  }
  function lines(text, indent) {
    return text.split("\n").map(function (line) { return line ? indent + line : ""; }).join("\n");
  }
  function written(text, indent) {
    if (SPECIAL.test(text) || / \n/.test(text)) { return quoted(text); }
    if (text.indexOf("\n") >= 0 && text === text.trim()) { return "|-\n" + lines(text, indent); }
    const asQuote = NOT_TEXT.test(text) || text.indexOf(" #") >= 0 || text[0] === "?";
    if (!asQuote && plain(text)) { return text; }
    return single(text) ? "'" + text.split("'").join("''") + "'" : quoted(text);
  }
  function number(value) {
    const text = String(value);
    return /e/.test(text) ? value.toFixed(9).replace(/\.?0+$/, "") : text;
  }
  function scalar(value, indent) {
    return typeof value === "string" ? written(value, indent) : typeof value === "number" ? number(value) : String(value);
  }
  function isBlock(value) { return typeof value === "object" && value !== null; }
  // What stands behind a key or a dash that is itself indented by so much.
  function behind(value, indent) {
    if (!isBlock(value)) { return " " + scalar(value, indent + "  "); }
    if (Array.isArray(value)) { return value.length ? "\n" + list(value, indent + "  ") : " []"; }
    return Object.keys(value).length ? "\n" + block(value, indent + "  ") : " {}";
  }
  function block(value, indent) {
    return Object.keys(value).map(function (name) { return indent + written(name, indent) + ":" + behind(value[name], indent); }).join("\n");
  }
  function list(values, indent) {
    return values.map(function (value) {
      if (!isBlock(value)) { return indent + "- " + scalar(value, indent + "  "); }
      const inner = Array.isArray(value) ? list(value, indent + "  ") : block(value, indent + "  ");
      return indent + "- " + inner.slice(indent.length + 2);
    }).join("\n");
  }

  // The text of a record, its fields in the order of the schema.
  room.tulis = function (schema, data) {
    const order = Object.keys(schema.properties).filter(function (name) { return Object.hasOwn(data, name); });
    const rest = Object.keys(data).filter(function (name) { return order.indexOf(name) < 0; });
    const ordered = {};
    order.concat(rest).forEach(function (name) { ordered[name] = data[name]; });
    return block(ordered, "") + "\n";
  };

  // What nobody sees and the repository refuses is left out; every kind of line end becomes one line feed.
  room.bersih = function (text) {
    return text.normalize("NFC").replace(/\r\n?|[\x85\u2028\u2029]/g, "\n")
      .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\p{Cs}\p{Cn}\ufeff\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu, "")
      .replace(/(^|[\x00-\x7f])[\u200c\u200d]+/gm, "$1")
      .replace(/[ \t]+$/gm, "").trim();
  };
})(spbeFormulir);
