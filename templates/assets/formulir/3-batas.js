// Priority, limits and deadlines of a ticket. What holds is data from the build; here time is only counted.
(function (room) {
  "use strict";
  const WEEK = 7, DAY = 86400;

  // The office hours of the pages's years as one table of seconds since 1970.
  function table(calendar, first, offset) {
    const starts = [], ends = [], before = [], days = [];
    let total = 0;
    calendar.hari.forEach(function (pattern, number) {
      const midnight = first + number * DAY - offset, spans = calendar.pola[pattern];
      if (spans.length) {
        days.push({ open: midnight + spans[0][0], close: midnight + spans[spans.length - 1][1], before: total, seconds: 0 });
      }
      spans.forEach(function (span) {
        starts.push(midnight + span[0]); ends.push(midnight + span[1]); before.push(total);
        total += span[1] - span[0];
        days[days.length - 1].seconds += span[1] - span[0];
      });
    });
    // How many of a sorted list lie at or before a moment.
    function passed(sorted, moment) {
      let low = 0, high = sorted.length;
      while (low < high) { const middle = (low + high) >> 1; if (sorted[middle] <= moment) { low = middle + 1; } else { high = middle; } }
      return low;
    }
    function until(moment) {
      const found = passed(starts, moment) - 1;
      return found < 0 ? 0 : before[found] + Math.min(moment, ends[found]) - starts[found];
    }
    function point(seconds) {
      let found = passed(before, seconds - 1) - 1;
      return seconds > total ? NaN : starts[found] + seconds - before[found];
    }
    function after(moment) { return days.findIndex(function (day) { return day.open > moment; }); }
    return {
      isOpen: function (at) { const found = passed(starts, at) - 1; return found >= 0 && at < ends[found]; },
      count: function (start, end) { return end <= start ? 0 : until(end) - until(start); },
      reach: function (start, seconds) { return seconds <= 0 ? start : point(until(start) + seconds); },
      closeOfNext: function (at) { const found = after(at); return found < 0 ? NaN : days[found].close; },
      // Closing time of the n-th working day after the day of `start`; a part of a day is that part of its hours.
      workingDays: function (start, amount) {
        const whole = Math.floor(amount[0] / amount[1]), rest = amount[0] % amount[1];
        if (amount[0] <= 0) { return start; }
        const midnight = Math.floor((start + offset) / DAY) * DAY + DAY - offset;
        const found = after(midnight - 1), last = days[found + whole - (rest ? 0 : 1)];
        if (found < 0 || !last) { return NaN; }
        return rest ? point(last.before + Math.floor(rest * last.seconds / amount[1])) : last.close;
      },
    };
  }

  const ELAPSED = {
    count: function (start, end) { return Math.max(0, end - start); },
    reach: function (start, seconds) { return start + Math.max(0, seconds); },
  };
  function helpDesk(hours, offset) {
    function spans(number) {
      const weekday = ((number + 3) % WEEK + WEEK) % WEEK;
      return hours[weekday].map(function (span) { return [number * DAY + span[0] - offset, number * DAY + span[1] - offset]; });
    }
    function dayOf(at) { return Math.floor((at + offset) / DAY); }
    return {
      count: function (start, end) {
        let total = 0;
        for (let number = dayOf(start); number <= dayOf(end); number += 1) {
          spans(number).forEach(function (span) { total += Math.max(0, Math.min(span[1], end) - Math.max(span[0], start)); });
        }
        return total;
      },
      reach: function (start, seconds) {
        let left = seconds, quiet = 0;
        for (let number = dayOf(start); left > 0 && quiet < WEEK; number += 1) {
          const own = spans(number);
          quiet = own.length ? 0 : quiet + 1;
          for (let place = 0; place < own.length; place += 1) {
            const first = Math.max(own[place][0], start), open = own[place][1] - first;
            if (open >= left && open > 0) { return first + left; }
            left -= Math.max(0, open);
          }
        }
        return left <= 0 ? start : NaN;
      },
    };
  }

  // The first instant too late for a limit, or the last one in time.
  function deadline(clock, start, limit) {
    const lost = clock.reach(start, limit.ketat ? limit.detik : limit.detik + 1);
    return limit.ketat ? lost : lost - 1;
  }
  function ofRow(row, start, office, offset) {
    if (row.besok) {
      if (row.besok === "tanggal-berikutnya-harfiah") { return office.workingDays(start, [1, 1]); }
      const close = office.closeOfNext(start);
      return row.besok === "akhir-hari-kalender" ? Math.floor((close + offset) / DAY) * DAY + DAY - offset - 1 : close;
    }
    return row.detik === null ? NaN : row.kerja ? office.reach(start, row.detik) : start + row.detik;
  }
  function beside(limit, due, how, clock, start) {
    if (!limit || !due || how === "dua-jam-terpisah") { return limit; }
    if (isNaN(due.saat)) { return due.row.detik === null && !due.row.besok ? limit : null; }
    const own = { detik: clock.count(start, due.saat), ketat: due.row.ketat, sitasi: due.row.sitasi };
    if (how === "SLA-menggantikan" || own.detik < limit.detik) { return own; }
    return own.detik === limit.detik && own.ketat && !limit.ketat ? own : limit;
  }

  function serviceOf(form, ref, opd) {
    const parts = String(ref).split("/");
    const home = parts.length === 1 ? opd : parts.length === 2 && parts[0] === "layanan" ? opd : parts[0];
    if (parts.length === 3 && parts[1] !== "layanan") { return null; }
    return form.layanan.find(function (service) { return service.opd === home && service.id === parts[parts.length - 1]; }) || null;
  }
  // What holds on a day ("2025-05-01"); null outside the years that the page knows.
  function heldOn(form, service, day) {
    if (day < form.rentang[0] || day > form.rentang[1]) { return null; }
    const run = service.batas.filter(function (one) { return one.dari <= day; }).pop();
    return run ? Object.assign({}, form.ketentuan[run.ketentuan], { janji: run.janji }) : null;
  }
  function dayOf(at, offset) { return new Date((at + offset) * 1000).toISOString().slice(0, 10); }

  function started(form, service, written, offset) {
    if (form.jenis === "permintaan") { return written.diajukan; }
    const known = written.dicatat === undefined ? written.dilaporkan : written.dicatat;
    if (known === undefined) { return undefined; }
    const held = heldOn(form, service, dayOf(known, offset));
    if (held === null) { return undefined; }
    return written.dilaporkan === undefined || (written.dicatat !== undefined && held.mulai === "dicatat") ? written.dicatat : written.dilaporkan;
  }
  function contradicts(form, written, start) {
    const wrong = form.sesudah.filter(function (name) { return written[name] < start; }).map(function (name) { return ["", name]; });
    return wrong.concat(form.urutan.filter(function (pair) { return written[pair[1]] < written[pair[0]]; }));
  }

  function agreed(held, data, start, office, offset) {
    if (!held.sla) { return {}; }
    const level = String(data.urgensi), inHours = office.isOpen(start), found = {};
    function put(name, row) { if (row) { found[name] = { row: row, saat: ofRow(row, start, office, offset) }; } }
    put("datang", held.sla.datang[level]);
    put("respons", held.sla[inHours ? "kerja" : "luar"][level]);
    if (data.pendampingan !== undefined && inHours && held.sla.menggantikan && found.datang) { found.respons = found.datang; }
    put("selesai", held.sla.selesai[level]);
    return found;
  }
  function promise(held, data, start, clock, office) {
    const given = held.janji[data.jenis === "aduan" ? "" : data.butir];
    if (!given || given.detik !== undefined) { return given; }
    const end = office.workingDays(start, given.hari);
    return { detik: isNaN(end) ? NaN : clock.count(start, end), ketat: given.ketat, teks: given.teks, sitasi: given.sitasi };
  }

  // {prioritas, batas: [{apa, detik, ketat, teks, sitasi, saat}], keterangan}: what a ticket of this page is to keep.
  // `saat` is in seconds since 1970, null where it cannot be told here; null as a whole while too little is said.
  room.batas = function (form, data, opd) {
    const service = serviceOf(form, data.layanan, opd);
    if (form.zona.menit === null || !service) { return null; }
    const offset = form.zona.menit * 60, written = {};
    Object.keys(data).forEach(function (name) {
      const at = typeof data[name] === "string" ? room.saat(data[name], form.zona.menit) : NaN;
      if (!isNaN(at)) { written[name] = at; }
    });
    const start = started(form, service, written, offset);
    const held = start === undefined ? null : heldOn(form, service, dayOf(start, offset));
    if (!held) { return null; }
    const office = table(form.kalender[form.opd.find(function (one) { return one.id === service.opd; }).kalender], room.hari(form.rentang[0]), offset);
    const clock = held.jam === "kerja" ? office : held.jam === "kalender" ? ELAPSED : helpDesk(held.jam, offset);
    const own = held.prioritas[data.dampak];
    const level = form.jenis === "aduan" ? own && own.nilai : Number.isInteger(data.prioritas) ? data.prioritas : undefined;
    const sla = agreed(held, data, start, office, offset), how = held.sla ? held.sla.banding : "";
    const limits = [
      ["respons", beside(held.respons[level], sla.respons, how, clock, start)],
      ["tabel2", beside(held.tabel2, sla.selesai, how, clock, start)],
      ["katalog", promise(held, data, start, clock, office)],
    ].filter(function (pair) { return pair[1]; }).map(function (pair) {
      const at = deadline(clock, start, pair[1]);
      return Object.assign({}, pair[1], { apa: pair[0], saat: isNaN(at) ? null : at });
    });
    [["sla_respons", sla.respons], ["sla_pendampingan", sla.datang], ["sla_selesai", sla.selesai]].forEach(function (pair) {
      if (pair[1]) { limits.push(Object.assign({}, pair[1].row, { apa: pair[0], saat: isNaN(pair[1].saat) ? null : pair[1].saat })); }
    });
    const wrong = contradicts(form, written, start);
    const silent = !held.dinilai ? "belum-berlaku" : held.dikecualikan.indexOf(data.status) >= 0 ? "dikecualikan" :
      wrong.length ? "bertentangan" : data.asal !== undefined && held.asal ? "asal" :
      data.menunggu_pengguna !== undefined && held.jeda ? "jeda" : "";
    if (silent) { limits.forEach(function (limit) { limit.saat = null; }); }
    return { prioritas: own || null, batas: limits, kelompok: held.kelompok, klasifikasi: held.klasifikasi, mulai: start, jam: Array.isArray(held.jam) ? "bantuan" : held.jam, keterangan: silent, bertentangan: wrong };
  };
  room.layananDari = serviceOf;
})(spbeFormulir);
