/**
 * What the expressions of a script stand for, as far as that is sure before it runs: a text, a name
 * of the global object, the global object itself.
 */
import { GLOBAL_OBJECTS } from "./powers.mjs";

/**
 * @param {import("typescript")} ts
 * @param {import("typescript").TypeChecker} checker
 */
export function reading(ts, checker) {
  const { SyntaxKind: Kind } = ts;

  /** The text that an expression certainly has; undefined where that is known at run time only. */
  function constant(node) {
    const bare = node && ts.skipOuterExpressions(node);
    if (!bare) return undefined;
    if (ts.isStringLiteralLike(bare) || ts.isNumericLiteral(bare)) return bare.text;
    if (ts.isTemplateExpression(bare)) {
      const parts = bare.templateSpans.map(({ expression, literal }) => {
        const text = constant(expression);
        return text === undefined ? undefined : text + literal.text;
      });
      return parts.includes(undefined) ? undefined : bare.head.text + parts.join("");
    }
    if (ts.isBinaryExpression(bare) && bare.operatorToken.kind === Kind.PlusToken) {
      const [left, right] = [constant(bare.left), constant(bare.right)];
      return left === undefined || right === undefined ? undefined : left + right;
    }
    if (ts.isIdentifier(bare)) {
      const declared = checker.getSymbolAtLocation(bare)?.valueDeclaration;
      const fixed = declared && ts.isVariableDeclaration(declared) && declared.parent.flags & ts.NodeFlags.Const;
      return fixed && declared.initializer ? constant(declared.initializer) : undefined;
    }
    return undefined;
  }

  /** Whether a name stands for nothing that the script itself declares or imports. */
  function isFree(node) {
    const symbol = ts.isShorthandPropertyAssignment(node.parent)
      ? checker.getShorthandAssignmentValueSymbol(node.parent)
      : checker.getSymbolAtLocation(node);
    // What a script assigns to a member of `window` counts as declared there, but stays the browser's.
    return !symbol?.declarations?.some(
      (one) => !ts.isIdentifier(one) && !isMember(one) && !ts.isBinaryExpression(one),
    );
  }

  const isGlobal = (node, name) => ts.isIdentifier(node) && node.text === name && isFree(node);
  const isMember = (node) => ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
  const bared = (node) => ts.skipOuterExpressions(node);

  /** The name of the member that is asked for; undefined where it is known at run time only. */
  const memberName = (node) =>
    ts.isPropertyAccessExpression(node) ? node.name.text : constant(node.argumentExpression);

  /** Whether an expression is the global object, by whatever name it has. */
  function isGlobalObject(node) {
    const bare = bared(node);
    if (ts.isIdentifier(bare)) return GLOBAL_OBJECTS.has(bare.text) && isFree(bare);
    if (bare.kind === Kind.ThisKeyword) return !ts.findAncestor(bare, hasOwnThis);
    return isMember(bare) && isGlobalObject(bare.expression) && GLOBAL_OBJECTS.has(memberName(bare));
  }

  /** Whether `this` inside it is something of its own, and not the global object of an old script. */
  const hasOwnThis = (node) =>
    [Kind.FunctionDeclaration, Kind.FunctionExpression, Kind.MethodDeclaration].includes(node.kind) ||
    ts.isClassLike(node);

  /** Whether an expression is a table that the script itself has written down. */
  function isOwnTable(node) {
    const declared = checker.getSymbolAtLocation(node)?.valueDeclaration;
    const initial = declared && ts.isVariableDeclaration(declared) && declared.initializer;
    return Boolean(initial && ts.isObjectLiteralExpression(bared(initial)));
  }

  /** Whether an expression is `name` of the global object, such as `document`. */
  function isPlace(node, name) {
    const bare = bared(node);
    if (isGlobal(bare, name)) return true;
    if (!isMember(bare) || memberName(bare) !== name) return false;
    return isGlobalObject(bare.expression) || (name === "location" && isPlace(bare.expression, "document"));
  }

  /** The expression around one that only casts or brackets it. */
  function outermost(node) {
    let outer = node;
    while (bared(outer.parent) !== outer.parent && outer.parent.expression === outer) outer = outer.parent;
    return outer;
  }

  /** Whether something is assigned to it: `=`, `+=`, `++`, a pattern, a loop. */
  function isWritten(node) {
    const outer = outermost(node);
    const { parent } = outer;
    if (ts.isBinaryExpression(parent) && parent.left === outer) return ts.isAssignmentOperator(parent.operatorToken.kind);
    if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent)) return parent.operator === Kind.PlusPlusToken || parent.operator === Kind.MinusMinusToken;
    if (ts.isForInStatement(parent) || ts.isForOfStatement(parent)) return parent.initializer === outer;
    if (ts.isArrayLiteralExpression(parent) || ts.isSpreadElement(parent)) return isWritten(parent);
    if (ts.isPropertyAssignment(parent) && parent.initializer === outer) return isWritten(parent.parent);
    return false;
  }

  /** What is plainly assigned to it, by `=`. */
  function assigned(node) {
    const { parent } = outermost(node);
    return ts.isBinaryExpression(parent) && parent.operatorToken.kind === Kind.EqualsToken ? parent.right : undefined;
  }

  const isTrusted = (node) =>
    node && ts.isCallExpression(bared(node)) && ts.isIdentifier(bared(node).expression) &&
    bared(node).expression.text === "trustedHTML";

  /** Whether an address stays on this page: it begins with a literal “#”. */
  function isFragment(node) {
    const bare = node && bared(node);
    if (bare && ts.isTemplateExpression(bare)) return bare.head.text.startsWith("#");
    return constant(bare)?.startsWith("#") ?? false;
  }


  /** Whether a list that the script itself has written down has nothing but texts in it. */
  const isTexts = (node) =>
    ts.isArrayLiteralExpression(node) ? node.elements.every(isTexts) : constant(node) !== undefined;

  /** Whether a name goes through such a list: `for (const name of ["a", "b"])`. */
  function isListed(node) {
    const declared = node && checker.getSymbolAtLocation(node)?.valueDeclaration;
    const loop = declared && ts.findAncestor(declared, ts.isForOfStatement);
    const isVariable = loop && ts.findAncestor(declared, (one) => one === loop.initializer);
    return Boolean(isVariable && loop.initializer.flags & ts.NodeFlags.Const && isTexts(loop.expression));
  }

  return {
    constant, isFree, isMember, bared, memberName, isGlobalObject, isPlace, outermost, isWritten,
    assigned, isTrusted, isFragment, isListed, isOwnTable,
  };
}
