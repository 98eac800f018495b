// The tab's sources as the compiler reads them: which texts are asked for, and which classes are worn.
import { fileURLToPath } from 'node:url';
import type { Node, SourceFile } from 'tsc/unstable/ast';
import {
  isCallExpression,
  isConditionalExpression,
  isIdentifier,
  isImportDeclaration,
  isJsxAttribute,
  isJsxExpression,
  isNoSubstitutionTemplateLiteral,
  isPropertyAccessExpression,
  isStringLiteral,
  isTemplateExpression,
} from 'tsc/unstable/ast/is';
import { API, type Project, type Type } from 'tsc/unstable/sync';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface SourceOfTab {
  /** From the top of the project. */
  path: string;
  /** Whose texts it gives: `words('ballot')`. */
  texts: string[];
  /** Each name of a text that may be asked for here; `undefined` in place of those that only a run would tell. */
  asked: (string | undefined)[];
  /** Specifiers of its imports that are not of types only. */
  imports: string[];
  /** Classes in quotes. */
  worn: string[];
  /** Classes of its module: `styles.items`. */
  ofModule: string[];
}

const read = new Map<string, SourceOfTab[]>();

/** Once for all files of a process. @param folder a project, from the top: `src/tab` */
export function readSources(folder: string): SourceOfTab[] {
  const sources = read.get(folder) ?? compile(folder);
  read.set(folder, sources);
  return sources;
}

function compile(folder: string): SourceOfTab[] {
  const api = new API({ cwd: ROOT });
  try {
    const config = `${ROOT}${folder}/tsconfig.json`;
    const project = api.updateSnapshot({ openProjects: [config] }).getProject(config);
    if (!project) throw new Error(`no project in ${folder}`);
    const names = project.program.getSourceFileNames().filter((name) => name.startsWith(`${ROOT}${folder}/`) && /\.tsx?$/.test(name));
    return names.flatMap((name) => {
      const file = project.program.getSourceFile(name);
      return file ? [readOne(project, file, name.slice(ROOT.length))] : [];
    });
  } finally {
    api.close();
  }
}

function readOne(project: Project, file: SourceFile, path: string): SourceOfTab {
  const source: SourceOfTab = { path, texts: [], asked: [], imports: [], worn: [], ofModule: [] };
  const visit = (node: Node): void => {
    if (isImportDeclaration(node) && isStringLiteral(node.moduleSpecifier) && !/^import type\b/.test(node.getText(file)))
      source.imports.push(node.moduleSpecifier.text);
    if (isCallExpression(node) && isIdentifier(node.expression)) {
      const [first] = node.arguments;
      if (node.expression.text === 'words' && first && isStringLiteral(first)) source.texts.push(first.text);
      if (node.expression.text === 't' && first) source.asked.push(...textsOf(project.checker.getTypeAtLocation(first)));
    }
    if (isPropertyAccessExpression(node) && isIdentifier(node.expression) && node.expression.text === 'styles')
      source.ofModule.push(node.name.text);
    if (isJsxAttribute(node) && node.name.getText(file) === 'className' && node.initializer)
      source.worn.push(...wornIn(project, node.initializer).flatMap((text) => text.split(/\s+/).filter(Boolean)));
    node.forEachChild(visit);
  };
  visit(file);
  return source;
}

/** Of a text's name all that it may be: the compiler knows the parts that are put together. */
function textsOf(type: Type | undefined): (string | undefined)[] {
  if (type?.isUnionType()) return type.getTypes().flatMap(textsOf);
  return [type?.isStringLiteralType() ? type.value : undefined];
}

/** What stands in quotes, or is known to be one of some words; what comes from a module is seen where it is taken from it. */
function wornIn(project: Project, node: Node): string[] {
  if (isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node)) return [node.text];
  if (isJsxExpression(node)) return node.expression ? wornIn(project, node.expression) : [];
  if (isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap((branch) => wornIn(project, branch));
  if (isTemplateExpression(node))
    return [node.head.text, ...node.templateSpans.flatMap((span) => [...wornIn(project, span.expression), span.literal.text])];
  return textsOf(project.checker.getTypeAtLocation(node)).filter((text) => text !== undefined);
}
