"""Writes the JSON Schemas of the package anew, after a change of the records (`make schemas`)."""

from pathlib import Path

from extractor import schema

FOLDER = Path(schema.__file__).parent

if __name__ == "__main__":
    for name in schema.SOURCES:
        path = FOLDER / schema.file_name(name)
        path.write_text(schema.generate(name), encoding="utf-8")
        print(path)
