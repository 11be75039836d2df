"""Writes cases.json: traces, models and the fitness pm4py 2.7 gives them. Test-only: pm4py (AGPL-3.0)
is neither linked nor shipped; run this by hand in an environment that has it."""

import json
import random

import pandas as pd
import pm4py
from pm4py.objects.process_tree.utils.generic import parse

# Nested lists: [operator, children...]; a text is a task.
MODELS = {
    "sequence": ["seq", "plan", "agree", "serve", "report", "pay"],
    "choice": ["seq", "ask", ["xor", "accept", "decline"], "answer"],
    "parallel": ["seq", "sign", ["and", "room", "advance", "staff"], "start"],
    "branches": ["seq", "plan", ["xor", ["seq", "visit", "note"], ["seq", "score", "reply"]], "pay"],
    "nested": ["seq", "a", ["and", ["seq", "b", "c"], ["xor", "d", "e"]], ["and", "f", "g"], "h"],
    "repeated": ["seq", "report", ["and", "serve", "report"], ["and", "serve", "report"], "pay"],
    "wide": ["and", ["seq", "a", "b"], ["seq", "c", "d"], ["xor", "e", "f"], "g", "h"],
    "unequal": ["seq", "ask", ["xor", "drop", ["seq", "price", "agree", "serve", "pay"]], "close"],
}
TRACES = 8
SIGN = {"seq": "->", "xor": "X", "and": "+"}


def tree(model):
    if isinstance(model, str):
        return f"'{model}'"
    return SIGN[model[0]] + "( " + ", ".join(tree(child) for child in model[1:]) + " )"


def tasks(model):
    return [model] if isinstance(model, str) else [t for child in model[1:] for t in tasks(child)]


def run(model, dice):
    if isinstance(model, str):
        return [model]
    if model[0] == "xor":
        return run(dice.choice(model[1:]), dice)
    parts = [run(child, dice) for child in model[1:]]
    if model[0] == "seq":
        return [task for part in parts for task in part]
    mixed = []
    while any(parts):
        mixed.append(dice.choice([part for part in parts if part]).pop(0))
    return mixed


def disturb(trace, names, dice, times):
    for _ in range(times):
        kind = dice.randrange(3)
        if kind == 0 and trace:
            trace.pop(dice.randrange(len(trace)))
        elif kind == 1:
            trace.insert(dice.randrange(len(trace) + 1), dice.choice(names + ["visit", "order"]))
        elif len(trace) > 1:
            at = dice.randrange(len(trace) - 1)
            trace[at], trace[at + 1] = trace[at + 1], trace[at]
    return trace


def fitness(model, trace):
    net = pm4py.convert_to_petri_net(parse(tree(model)))
    rows = [{"case:concept:name": "1", "concept:name": task} for task in trace]
    log = pd.DataFrame(rows)
    log["time:timestamp"] = pd.date_range("2024-01-01", periods=len(rows), tz="UTC")
    log = pm4py.format_dataframe(log)
    return pm4py.conformance_diagnostics_alignments(log, *net)[0]["fitness"]


def main():
    dice = random.Random(20240401)
    cases = []
    for name, model in MODELS.items():
        for times in range(TRACES):
            trace = disturb(run(model, dice), tasks(model), dice, times)
            if trace:
                value = fitness(model, trace)
                cases.append({"model": name, "trace": trace, "fitness": value})
    with open("cases.json", "w", encoding="utf-8") as out:
        json.dump({"pm4py": pm4py.__version__, "models": MODELS, "cases": cases}, out, indent=1)
        out.write("\n")


main()
