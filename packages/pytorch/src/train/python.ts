/** What a line of Python may be long: black's default. */
export const lineLength = 88;

/** A value as Python writes it. */
export type PythonValue =
  number | string | boolean | undefined | readonly PythonValue[] | { readonly [key: string]: PythonValue };

/** A value on one line. */
export function literal(value: PythonValue): string {
  if (value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value !== "object") return JSON.stringify(value);
  if (isList(value)) return `[${value.map(literal).join(", ")}]`;
  return `{${Object.entries(value).map(entry).join(", ")}}`;
}

/** `name = value`, on as many lines as black gives it. @param comment behind it, where that fits */
export function assignment(name: string, value: PythonValue, comment?: string): string {
  const line = `${name} = ${literal(value)}`;
  if (line.length > lineLength) return `${name} = ${exploded(value, "")}`;
  const commented = `${line}  # ${comment}`;
  if (comment === undefined) return line;
  return commented.length > lineLength ? `# ${comment}\n${line}` : commented;
}

function exploded(value: PythonValue, indent: string): string {
  const inner = `${indent}    `;
  const item = (prefix: string, each: PythonValue): string => {
    const short = `${inner}${prefix}${literal(each)},`;
    return short.length > lineLength && typeof each === "object" ? `${inner}${prefix}${exploded(each, inner)},` : short;
  };
  if (typeof value !== "object") return literal(value);
  if (isList(value)) return `[\n${value.map((each) => item("", each)).join("\n")}\n${indent}]`;
  const items = Object.entries(value).map(([key, each]) => item(`${JSON.stringify(key)}: `, each));
  return `{\n${items.join("\n")}\n${indent}}`;
}

function entry([key, value]: readonly [string, PythonValue]): string {
  return `${JSON.stringify(key)}: ${literal(value)}`;
}

function isList(value: PythonValue): value is readonly PythonValue[] {
  return Array.isArray(value);
}

/** Lines, of which those that are not asked for are left out. */
export function lines(...given: readonly (string | false | undefined)[]): string {
  return given.filter((line) => line !== false && line !== undefined).join("\n");
}

/** What may stand at the head of a module: the import, and what of the code asks for it. */
const imports: readonly (readonly [statement: string, use: RegExp])[] = [
  ["import argparse", /\bargparse\./],
  ["import contextlib", /\bcontextlib\./],
  ["import copy", /\bcopy\./],
  ["import io", /\bio\./],
  ["import json", /\bjson\./],
  ["import math", /\bmath\./],
  ["import os", /\bos\./],
  ["import tarfile", /\btarfile\./],
  ["import time", /\btime\./],
  ["import unicodedata", /\bunicodedata\./],
  ["from argparse import Namespace", /\bNamespace\b/],
];

/** Modules of which single names are imported. */
const named: readonly (readonly [module: string, names: readonly string[]])[] = [
  ["collections.abc", ["Callable", "Iterator"]],
  ["pathlib", ["Path"]],
  ["typing", ["Any", "BinaryIO", "NamedTuple"]],
];

const others: typeof imports = [
  ["import numpy as np", /\bnp\./],
  ["import torch", /\btorch\./],
  ["import torch.distributed as dist", /\bdist\./],
  ["import torch.nn.functional as F", /\bF\./],
];

const namedOthers: typeof named = [
  ["PIL", ["Image", "ImageEnhance", "ImageOps"]],
  ["torch", ["Tensor", "nn"]],
  ["torch.nn.parallel", ["DistributedDataParallel"]],
  ["torch.utils.data", ["DataLoader", "Dataset"]],
];

/** The imports that a module's code needs, the standard library's first, its neighbours' last. */
export function importsOf(code: string, ofPictures: readonly string[] = []): string {
  const whole = (given: typeof imports): readonly string[] =>
    given.flatMap(([statement, use]) => (use.test(code) ? [statement] : []));
  const single = (given: typeof named): readonly string[] =>
    given.flatMap(([module, names]) => {
      const used = names.filter((name) => isUsed(code, name));
      if (used.length === 0) return [];
      const line = `from ${module} import ${used.join(", ")}`;
      return line.length > lineLength ? `from ${module} import (\n    ${used.join(",\n    ")},\n)` : line;
    });
  const neighbours = [
    ["model", ["build"]],
    ["pictures", ofPictures.toSorted(byKind)],
  ] as const;
  const groups = [
    [...whole(imports), ...single(named)],
    [...whole(others), ...single(namedOthers)],
    single(neighbours),
  ];
  return [
    "from __future__ import annotations",
    ...groups.filter((group) => group.length > 0).map((group) => group.join("\n")),
  ].join("\n\n");
}

function isUsed(code: string, name: string): boolean {
  return new RegExp(`(?<![\\w."])${name}\\b(?! =)`).test(code);
}

/** Constants first, then classes, then functions, as isort orders them. */
function byKind(a: string, b: string): number {
  const kind = (name: string): number => (name === name.toUpperCase() ? 0 : name[0] === name[0]?.toUpperCase() ? 1 : 2);
  return kind(a) - kind(b) || (a < b ? -1 : 1);
}
