"""Answers with DuckDB what the service benchmark asks, one order a line.

Standard input: {"task": ..., ...} a line. Standard output: a line for each with processor and clock
time of the task alone, and what its answer is to be checked by. Units: seconds.
"""

import json
import sys
import time

import duckdb

base = None


def total(rows):
    """Rows, and the sum of the numbers in their last column."""
    return {"rows": len(rows), "sum": sum(row[-1] for row in rows if row[-1] is not None)}


def load(order):
    """The wide table that queries are put to, in order of the key, as a file of its own."""
    global base
    base = duckdb.connect(order["base"])
    base.execute("SET preserve_insertion_order = true")
    for statement in order["statements"]:
        base.execute(statement)
    return {}


def version(order):
    return {"version": duckdb.__version__}


def query(order):
    return base.execute(order["sql"]).fetchall()


def queries(order):
    """The same statement for each list of parameters."""
    return [row for given in order["given"] for row in base.execute(order["sql"], given).fetchall()]


def codes(rows):
    """For a row of lists of codes, a number and two texts: how many of each, and those."""
    row = rows[0]
    return {"codes": [len(list or []) for list in row[:-3]], "rows": row[-3] or 0,
            "first": row[-2], "last": row[-1]}


def tables(order):
    """Each text file into a table of its own, and sums over some of them: as plainly as it goes."""
    folder = duckdb.connect(order["base"])
    rows, sums = [], []
    for number, file in enumerate(order["files"]):
        folder.execute(f"CREATE TABLE t{number} AS SELECT * FROM read_csv(?, header = true, "
                       "all_varchar = true, null_padding = true, quote = '\"')", [file])
        rows.append(folder.execute(f"SELECT count(*) FROM t{number}").fetchone()[0])
    folder.execute("CHECKPOINT")
    for number, columns in enumerate(order["sums"]):
        parts = " + ".join(f'coalesce(sum(try_cast("{column}" AS DOUBLE)), 0)'
                           for column in columns.split(" ") if column)
        sums.append(folder.execute(f"SELECT {parts} FROM t{number}").fetchone()[0]
                    if parts else None)
    folder.close()
    return {"counts": rows, "sums": sums}


def none(_):
    return {}


TASKS = {
    "version": (version, lambda found: found), "load": (load, none), "query": (query, total),
    "tables": (tables, lambda found: found), "queries": (queries, total), "codes": (query, codes), "copy": (query, none),
}

for line in sys.stdin:
    order = json.loads(line)
    work, answer = TASKS[order["task"]]
    wall, cpu = time.perf_counter(), time.process_time()
    result = work(order)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(json.dumps({"wall": wall, "cpu": cpu, **answer(result)}), flush=True)
    del result
