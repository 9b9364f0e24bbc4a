/**
 * What the gate knows by name: the powers of a browser by which something could leave a page or be
 * kept in it, and what is harmless. Whatever stands in no list is refused as well.
 */

/** Global names that reach nothing and nobody. Any other is refused. */
export const HARMLESS = new Set(
  `AbortController AbortSignal Array ArrayBuffer BigInt Blob Boolean CompressionStream CustomEvent
  DOMException Date DecompressionStream Error Event EventTarget File FileReader FormData Infinity
  Intl JSON Map Math NaN Node Number Object Promise RangeError ReadableStream Reflect RegExp Request
  Response Headers Set String Symbol SyntaxError TextDecoder TextEncoder TransformStream TypeError
  URL URLSearchParams Uint16Array Uint32Array Uint8Array DataView WeakMap WeakRef WeakSet WebAssembly
  WritableStream
  IntersectionObserver MutationObserver ResizeObserver
  addEventListener removeEventListener dispatchEvent cancelAnimationFrame requestAnimationFrame
  requestIdleCallback clearInterval clearTimeout setInterval setTimeout queueMicrotask
  structuredClone getComputedStyle matchMedia scrollTo scrollBy scrollY innerHeight innerWidth
  console crypto document history isFinite isNaN isSecureContext location navigator parseFloat
  parseInt performance print screen undefined arguments decodeURI decodeURIComponent
  encodeURI encodeURIComponent
  CSS DragEvent IDBKeyRange KeyboardEvent ErrorEvent Element Text DocumentFragment`.split(/\s+/),
);

/** Classes of elements are named to ask what something is; `new` makes none of them. */
export const ELEMENT_CLASS = /^(HTML|SVG)[A-Za-z]*Element$/;

/** Other names of the global object itself, and members that lead to one. */
export const GLOBAL_OBJECTS = new Set(["globalThis", "window", "self", "frames", "top", "parent"]);

/** Members of `document` and `navigator` that are harmless. Any other is refused. */
export const MEMBERS = {
  document: new Set(
    `activeElement addEventListener removeEventListener baseURI body createDocumentFragment
    createElement createElementNS createTextNode currentScript documentElement fonts getElementById
    getElementsByName head hidden importNode querySelector querySelectorAll readyState
    startViewTransition styleSheets title visibilityState location`.split(/\s+/),
  ),
  navigator: new Set(["clipboard", "language", "languages", "locks", "onLine", "storage", "userAgent"]),
};

/** Members that are a power wherever they are found, by the name that a finding gets. */
export const POWERFUL = new Map(
  Object.entries({
    fetch: "fetch fetchLater",
    XMLHttpRequest: "XMLHttpRequest",
    sendBeacon: "sendBeacon",
    WebSocket: "WebSocket WebSocketStream",
    EventSource: "EventSource",
    RTCPeerConnection: "RTCPeerConnection webkitRTCPeerConnection RTCDataChannel createDataChannel",
    WebTransport: "WebTransport",
    importScripts: "importScripts",
    Worker: "Worker SharedWorker addModule audioWorklet paintWorklet",
    serviceWorker: "serviceWorker",
    navigation: "navigation navigate",
    form: "submit requestSubmit",
    opener: "opener",
    frame: "defaultView contentWindow contentDocument getSVGDocument ownerGlobal",
    markup: `createContextualFragment DOMParser parseFromString parseHTMLUnsafe setHTMLUnsafe setHTML
      XSLTProcessor Range`,
    eval: "eval Function constructor execScript",
    prototype: "prototype __proto__ __defineSetter__ __lookupSetter__ __lookupGetter__",
    cookie: "cookie cookieStore",
    domain: "domain",
    localStorage: "localStorage sessionStorage setItem",
    BroadcastChannel: "BroadcastChannel",
    caches: "caches",
    indexedDB: "indexedDB IDBFactory webkitIndexedDB",
    deleteDatabase: "deleteDatabase deleteObjectStore",
    files: `getDirectory storageBuckets webkitRequestFileSystem showOpenFilePicker
      showSaveFilePicker showDirectoryPicker`,
    share: "share canShare",
    handler: "registerProtocolHandler launchQueue",
    push: "Notification pushManager showNotification periodicSync backgroundFetch",
    device: `bluetooth usb hid serial geolocation mediaDevices getUserMedia presentation credentials
      PaymentRequest PresentationRequest RemotePlayback identity contacts xr`,
    reports: "ReportingObserver sendReport",
    style: `insertRule replaceSync adoptedStyleSheets CSSStyleSheet FontFace registerProperty
      StylePropertyMap attributeStyleMap`,
    attribute: "createAttribute createAttributeNS setAttributeNode setAttributeNS setNamedItem",
    speculation: "prerender speculationrules",
  }).flatMap(([power, names]) => names.split(/\s+/).map((name) => [name, power])),
);

/** Properties and attributes by which an element loads something, leads away or runs something. */
export const LOADING = new Set(
  `src srcset srcdoc href action formaction formAction ping data poster background imagesrcset
  imageSrcset imagesizes archive codebase codeBase code classid manifest profile longdesc rel relList
  http-equiv httpEquiv content xlink:href attributionsrc attributionSrc style`.split(/\s+/),
);

/** Properties whose value is read as markup. */
export const MARKUP = new Set(["innerHTML", "outerHTML"]);

/** Elements that neither load, nor lead away, nor run anything by themselves. */
export const ELEMENTS = new Set(
  `a abbr article aside b bdi br button caption code col dd del details dialog div dl dt em fieldset
  figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i input ins kbd label legend li main mark nav ol
  optgroup option output p progress q rp ruby s samp section select small span strong sub summary sup
  table tbody td template textarea tfoot th thead time tr u ul wbr`.split(/\s+/),
);

/** What of browser/network.js reaches nothing. */
export const OF_NETWORK = new Set(["ROOT", "ELSEWHERE", "isOwn"]);
