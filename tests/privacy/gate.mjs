/**
 * Parses scripts and prints what in them is a way out or a store: JSON, `{ file, line, column, power,
 * code }` each. gate.py says what is allowed where, and why.
 *
 * Usage: node gate.mjs TYPESCRIPT FILE …, with the address of the TypeScript package's main file.
 */
import { HARMLESS, ELEMENT_CLASS, ELEMENTS, GLOBAL_OBJECTS, LOADING, MARKUP, MEMBERS, OF_NETWORK, POWERFUL } from "./powers.mjs";
import { reading } from "./reading.mjs";

const [typescript, ...files] = process.argv.slice(2);
const { default: ts } = await import(typescript);
const { SyntaxKind: Kind } = ts;
const options = { allowJs: true, noLib: true, noResolve: true, types: [], target: ts.ScriptTarget.ESNext };
const program = ts.createProgram(files, options);
const {
  constant, isFree, isMember, bared, memberName, isGlobalObject, isPlace, outermost, isWritten,
  assigned, isTrusted, isFragment, isListed, isOwnTable,
} = reading(ts, program.getTypeChecker());
const findings = [];
let source;

/** @param {import("typescript").Node} node */
function report(node, power) {
  const { line, character } = source.getLineAndCharacterOfPosition(node.getStart(source));
  const code = node.getText(source).replace(/\s+/g, " ").slice(0, 60);
  findings.push({ file: source.fileName, line: line + 1, column: character + 1, power, code });
}

/** A name of the global object, free-standing or as a member of it. */
function globalName(node, name) {
  if (GLOBAL_OBJECTS.has(name)) {
    if (!mayStand(outermost(node))) report(node, "global object");
  } else if (name === "open") report(node, "window.open");
  else if (name === "postMessage") report(node, "postMessage");
  else if (name === "location") {
    if (isWritten(node)) isFragment(assigned(node)) || report(node, "navigation");
    else if (!isReceiver(outermost(node))) report(node, "navigation");
  } else if (name === "navigator" || name === "Reflect") {
    if (!isReceiver(outermost(node))) report(node, "global object");
  } else if (name === "Image" || name === "Audio") report(node, "element");
  else if (POWERFUL.has(name)) report(node, specific(node, POWERFUL.get(name)));
  else if (!HARMLESS.has(name) && !ELEMENT_CLASS.test(name)) report(node, "unknown global");
}

/** Stores are allowed by what is done with them. */
function specific(node, power) {
  const { parent } = outermost(node);
  const member = isMember(parent) ? memberName(parent) : undefined;
  if (power === "indexedDB" && member) return `indexedDB.${member}`;
  if (power === "localStorage" && member === "length") return "localStorage.length";
  if (power === "cookie" && isMember(node) && !isWritten(node)) return "cookie, read";
  return power;
}

const isReceiver = (node) => isMember(node.parent) && node.parent.expression === node;

/** Whether the global object stands where its members can be followed, or where it gives nothing. */
function mayStand(node) {
  const { parent } = node;
  if (isReceiver(node)) return true;
  if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === Kind.InKeyword) return parent.right === node;
  return ts.isCallExpression(parent) && isReflect(parent) && parent.arguments[0] === node;
}

const isReflect = ({ expression }) => isMember(expression) && isPlace(expression.expression, "Reflect");

/** @param {import("typescript").PropertyAccessExpression} node or with brackets */
function member(node) {
  const name = memberName(node);
  const receiver = bared(node.expression);
  if (name === undefined) {
    const place = ["document", "navigator", "location"].find((it) => isPlace(receiver, it));
    if (isGlobalObject(receiver) || place) report(node, "dynamic access");
    else if (ts.isCallExpression(node.parent) && node.parent.expression === node) {
      if (!isOwnTable(receiver)) report(node, "dynamic access");
    }
    return;
  }
  if (isGlobalObject(receiver)) return globalName(node, name);
  if (isMember(receiver) && memberName(receiver) === "dataset") return;
  if (isPlace(receiver, "location")) return locationMember(node, name);
  property(node, name);
  for (const place of ["document", "navigator"]) {
    if (isPlace(receiver, place) && !MEMBERS[place].has(name) && !POWERFUL.has(name)) report(node, `${place}.*`);
  }
  if (name === "location") isPlace(receiver, "document") ? globalName(node, name) : report(node, "navigation");
  if (name === "view") report(node, "frame"); // of an event: the window
  if (name === "postMessage") report(node, "postMessage");
}

/** A member's name that says enough, whatever has it. */
function property(node, name) {
  if (POWERFUL.has(name)) report(node, specific(node, POWERFUL.get(name)));
  if (MARKUP.has(name) && isWritten(node) && !isTrusted(assigned(node))) report(node, "markup");
  if (name === "insertAdjacentHTML" && !isTrusted(outermost(node).parent.arguments?.[1])) report(node, "markup");
  if (name === "style" || (name === "cssText" && isWritten(node))) report(node, "style");
  else if (LOADING.has(name) && isWritten(node) && !(name === "href" && isFragment(assigned(node)))) {
    report(node, "attribute");
  }
}

function locationMember(node, name) {
  const call = outermost(node).parent;
  const argument = ts.isCallExpression(call) ? call.arguments[0] : undefined;
  if (name === "assign" || name === "replace") isFragment(argument) || report(node, "navigation");
  else if (isWritten(node) && name !== "hash") {
    if (!(name === "href" && isFragment(assigned(node)))) report(node, "navigation");
  }
}

function call(node) {
  const { expression, arguments: given } = node;
  if (expression.kind === Kind.ImportKeyword) {
    const text = given[0] && ts.isStringLiteralLike(given[0]) ? given[0].text : "";
    if (!/^\.\.?\//.test(text)) report(node, "import()");
    else networkUse(node, text);
    return;
  }
  const name = isMember(expression) ? memberName(expression) : expression.text;
  if (name === "createElement" || name === "createElementNS") {
    const tag = constant(given[name === "createElement" ? 0 : 1]);
    if (name === "createElementNS" || !ELEMENTS.has(tag)) report(node, "element");
  }
  if (/^(set|toggle)Attribute$/.test(name)) {
    const attribute = constant(given[0])?.toLowerCase();
    const harmless = attribute !== undefined && !LOADING.has(attribute) && !/^on/.test(attribute);
    if (!harmless && !(attribute === "href" && isFragment(given[1]))) report(node, "attribute");
  }
  if ((name === "setTimeout" || name === "setInterval") && isText(given[0])) report(node, "eval");
  if (name === "words" && constant(given[0]) === undefined && !isListed(given[0])) report(node, "address");
  if (isReflect(node) && name !== "ownKeys" && name !== "getPrototypeOf") reflect(node, given);
  if (name === "assign" || name === "defineProperties") for (const part of given.slice(1)) properties(part);
  if (name === "defineProperty" && LOADING.has(constant(given[1]))) report(node, "attribute");
  if (/^addEventListener$/.test(name) && constant(given[0]) === "storage") report(node, "localStorage");
}

/** Whether an expression is a text rather than a function. */
function isText(node) {
  const bare = node && bared(node);
  if (!bare) return false;
  return constant(bare) !== undefined || ts.isTemplateExpression(bare) || ts.isBinaryExpression(bare);
}

function reflect(node, [thing, key]) {
  const name = constant(key);
  if (/apply|construct/.test(memberName(node.expression)) || name === undefined) report(node, "dynamic access");
  else if (thing && isGlobalObject(thing)) globalName(node, name);
  else if (POWERFUL.has(name) || LOADING.has(name) || MARKUP.has(name)) report(node, POWERFUL.get(name) ?? "attribute");
}

/** What `Object.assign` would set. */
function properties(node) {
  if (!ts.isObjectLiteralExpression(bared(node))) return;
  for (const part of bared(node).properties) {
    const name = nameOf(part.name);
    if (MARKUP.has(name)) report(part, "markup");
    else if (LOADING.has(name)) report(part, "attribute");
  }
}

const nameOf = (name) =>
  name && (ts.isComputedPropertyName(name) ? constant(name.expression) : name.text);

/** Taking something out of an object by `{ name } = …`. */
function taken(node) {
  const name = node.propertyName ?? node.name;
  if (!ts.isObjectBindingPattern(node.parent)) return;
  const text = ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : nameOf(name);
  if (POWERFUL.has(text)) report(node, POWERFUL.get(text));
}

/** Another script of the site that this one asks for something. */
function imported(node) {
  const text = node.moduleSpecifier?.text;
  if (text === undefined) return;
  if (!/^\.\.?\//.test(text)) report(node, "import");
  else networkUse(node, text);
}

function networkUse(node, text) {
  if (!/(^|\/)network\.js$/.test(text)) return;
  const named = ts.isImportDeclaration(node) && node.importClause?.namedBindings;
  const names = named && ts.isNamedImports(named) ? named.elements.map((one) => (one.propertyName ?? one.name).text) : [];
  if (!names.length || !names.every((name) => OF_NETWORK.has(name))) report(node, "network.js");
}

function text(node) {
  if (/url\(|@import|image-set\(/i.test(node.text)) report(node, "style");
  if (/^\s*(https?:|wss?:|ftp:|javascript:|\/\/)/i.test(node.text)) report(node, "address elsewhere");
}

function identifier(node) {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return;
  if (isDeclaredName(node) || !isFree(node)) return;
  globalName(node, node.text);
}

/** Whether it only names a thing: a key, a label, what is declared or imported. */
function isDeclaredName(node) {
  const { parent } = node;
  if (ts.isShorthandPropertyAssignment(parent)) return false;
  return [parent.name, parent.propertyName, parent.label].includes(node) || ts.isMetaProperty(parent);
}

function visit(node) {
  if (node.kind >= Kind.FirstJSDocNode && node.kind <= Kind.LastJSDocNode) return;
  if (isMember(node)) member(node);
  else if (ts.isCallExpression(node)) call(node);
  else if (ts.isIdentifier(node)) identifier(node);
  else if (node.kind === Kind.ThisKeyword && isGlobalObject(node) && !mayStand(outermost(node))) report(node, "global object");
  else if (ts.isBindingElement(node)) taken(node);
  else if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) imported(node);
  else if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) text(node);
  ts.forEachChild(node, visit);
}

for (const file of program.getSourceFiles().filter(({ fileName }) => files.includes(fileName))) {
  source = file;
  const broken = program.getSyntacticDiagnostics(file)[0];
  if (broken) throw new Error(`${file.fileName}: ${ts.flattenDiagnosticMessageText(broken.messageText, "\n")}`);
  visit(file);
}
process.stdout.write(JSON.stringify(findings));
