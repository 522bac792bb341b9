"""Writes the commands' own help into README between its `<!-- help: ... -->` marks, or checks that it is there.

python -m docs.readme_help           # rewrite
python -m docs.readme_help --check   # exit 1 when README is behind
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from click.testing import CliRunner

from tui.__main__ import rushes

README = Path(__file__).resolve().parent.parent / "README.md"
MARK = re.compile(r"(<!-- help: rushes (?P<name>\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def help_of(name: str) -> str:
    """The help of one command as an indented block."""
    text = CliRunner().invoke(rushes, [name, "--help"], prog_name="rushes", terminal_width=80).output
    return "\n" + "".join(f"    {line}".rstrip() + "\n" for line in text.strip().splitlines()) + "\n"


def brought_up_to_date(text: str) -> str:
    """README's text with every command's help as the program prints it now."""
    return MARK.sub(lambda match: match[1] + help_of(match["name"]) + match[3], text)


def main() -> int:
    """Rewrites README, or with `--check` says whether it is up to date."""
    text = README.read_text(encoding="utf-8")
    fresh = brought_up_to_date(text)
    if "--check" in sys.argv[1:]:
        return int(fresh != text)
    README.write_text(fresh, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
