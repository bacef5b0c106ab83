(function () {
  "use strict";
  var shown = document.documentElement.getAttribute("data-versi"), source = null;
  // A hidden page lets go of its connection: a browser has only a few for one address.
  function listen() {
    if (document.hidden) {
      if (source) { source.close(); source = null; }
    } else if (!source) {
      source = new EventSource("/.spbe/versi");
      source.onmessage = function (event) { if (event.data !== shown) { source.close(); location.reload(); } };
    }
  }
  document.addEventListener("visibilitychange", listen);
  listen();
})();
