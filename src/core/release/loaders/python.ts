/** `load.py`: reads every table with pandas, and keeps labels in `attrs`. */
import type { Kind, ReleaseTable, Variable } from '../table.ts';

const TYPES: Readonly<Record<Kind, string>> = {
  id: 'string',
  category: 'string',
  text: 'string',
  time: 'string',
  integer: 'Int64',
  decimal: 'Float64',
  truth: 'boolean',
};

export function loaderPython(tables: readonly ReleaseTable[]): string {
  return `"""Reads the tables of this release with their types and labels. It needs pandas.

    from load import tables
    tables["interviews"].attrs["labels"]
"""
from pathlib import Path

import pandas as pd

HERE = Path(__file__).resolve().parent

TYPES = {
${tables.map(({ name, variables }) => entry(name, variables, ({ kind }) => quote(TYPES[kind]))).join('')}}

LABELS = {
${tables.map(({ name, variables }) => entry(name, variables, ({ label }) => quote(label))).join('')}}

VALUES = {
${tables.map(({ name, variables }) => entry(name, variables.filter(hasValues), valuesOf)).join('')}}


def load(name):
    table = pd.read_csv(HERE / "data" / f"{name}.csv", dtype=TYPES[name], keep_default_na=False,
                        na_values=[""], true_values=["true"], false_values=["false"], encoding="utf-8")
    for variable, labels in VALUES[name].items():
        table[variable] = pd.Categorical(table[variable], categories=list(labels))
    table.attrs["labels"] = LABELS[name]
    table.attrs["values"] = VALUES[name]
    return table


tables = {name: load(name) for name in TYPES}
`;
}

const hasValues = ({ values }: Variable): boolean => values !== null && values.length > 0;

const entry = (table: string, variables: readonly Variable[], of: (one: Variable) => string): string =>
  `    ${quote(table)}: {\n${variables.map((one) => `        ${quote(one.name)}: ${of(one)},\n`).join('')}    },\n`;

const valuesOf = ({ values }: Variable): string =>
  `{${(values ?? []).map(({ value, label }) => `${quote(value)}: ${quote(label)}`).join(', ')}}`;

/** A string of JSON is one of Python. */
const quote = (text: string): string => JSON.stringify(text);
