"""Runs a TextFSM template over standard input and writes its rows as JSON: a list of {field: text or list of texts}."""

import json
import sys

import textfsm

with open(sys.argv[1], encoding="utf-8") as template:
    machine = textfsm.TextFSM(template)
print(json.dumps([dict(zip(machine.header, row)) for row in machine.ParseText(sys.stdin.read())]))
