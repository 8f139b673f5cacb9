"""Whether the ledger and its originals are whole."""

import sqlite3
from pathlib import Path

from ecoreport.files import sha256
from ecoreport.ledger.store import DATABASE, ORIGINALS


def verify_ledger(folder: Path) -> tuple[str, ...]:
    """What is wrong with the ledger in that folder, one Chinese sentence each; empty when it is whole.

    Checks the database's own integrity and references, that every recorded original is there with the right
    content, and that no stray file lies among the originals; unfinished files of a run that was cut short do no harm.

    Raises:
        OSError: When the database may not be read.
    """
    wrong: list[str] = []
    if folder.exists() and not folder.is_dir():
        return (f"{folder} 是文件，不是台账目录。请把它移走，再从备份恢复台账目录。",)
    if not (folder / DATABASE).exists():
        return (
            ()
            if not any((folder / ORIGINALS).glob("*/*"))
            else ("台账文件不见了，原件还在。请从备份恢复台账文件。",)
        )
    (folder / DATABASE).open("rb").close()  # no permission is said as such, not taken for damage
    with sqlite3.connect(f"file:{folder / DATABASE}?mode=ro", uri=True) as connection:
        try:
            integrity = [row[0] for row in connection.execute("PRAGMA integrity_check")]
            references = connection.execute("PRAGMA foreign_key_check").fetchall()
            recorded = {row[0]: row[1] for row in connection.execute("SELECT sha256, file FROM originals")}
        except sqlite3.DatabaseError:
            return (
                f"台账文件 {folder / DATABASE} 已损坏或不是台账文件。请从备份恢复；originals 目录里仍有全部原件。",
            )
    connection.close()
    if integrity != ["ok"]:
        wrong.append(f"台账文件内部不一致：{integrity[0]}。请从备份恢复。")
    wrong += [f"台账表 {table} 第 {row} 行指向不存在的记录。" for table, row, *_ in references]
    for digest, file in recorded.items():
        path = folder / ORIGINALS / digest[:2] / digest
        if not path.exists():
            wrong.append(f"原件缺失：{file}（{digest[:12]}…）。请从备份中取回放到 {ORIGINALS} 目录。")
        elif sha256(path.read_bytes()) != digest:
            wrong.append(f"原件内容被改动：{file}（{digest[:12]}…）。请从备份中取回。")
    kept = {path.name for path in (folder / ORIGINALS).glob("*/[!.]*") if path.is_file()}
    wrong += [
        f"originals 目录里有一份未登记的文件：{name}。可能是上次收表中断留下的，重新运行 collect 即可登记。"
        for name in sorted(kept - set(recorded))
    ]
    return tuple(wrong)
