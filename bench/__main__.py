"""``python -m bench [NAME]``: every timing, or one. Each is a module with ``run()`` that yields lines to print."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import bench


def main() -> None:
    names = sorted(module.name for module in pkgutil.iter_modules(bench.__path__) if not module.name.startswith("_"))
    for name in sys.argv[1:] or names:
        module = importlib.import_module(f"bench.{name}")
        if hasattr(module, "run"):
            print(f"{name}: {(module.__doc__ or '').splitlines()[0]}")
            for line in module.run():
                print(f"  {line}")


if __name__ == "__main__":
    main()
