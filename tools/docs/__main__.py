"""`python -m tools.docs`: writes the generated pages (`make docs`)."""

from __future__ import annotations

from tools.docs.pages import ROOT, pages


def main() -> None:
    """Writes every page that is not current, and says which."""
    for path, text in pages().items():
        target = ROOT / path
        if target.is_file() and target.read_text(encoding="utf-8") == text:
            print(f"{path}: sudah sesuai")
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        print(f"{path}: ditulis ulang")


if __name__ == "__main__":
    main()
