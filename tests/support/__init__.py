"""What several tests share: helpers without fixtures, and where the things that they read are."""

from pathlib import Path

ROOT = Path(__file__).parents[2]  # this repository
MINI = ROOT / "tests" / "mini"  # the miniature repository
JUDGED = ROOT / "tests" / "judged"  # what was judged by hand
