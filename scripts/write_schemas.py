"""Writes the JSON Schemas anew, after a change of the records (`make schemas`)."""

from pathlib import Path

from extractor import schema

# The package reads the first; the second is for those who have a browser and no package.
FOLDERS = (Path(schema.__file__).parent, Path(__file__).parents[1] / "docs" / "schema")

if __name__ == "__main__":
    for path, name in ((f / schema.file_name(n), n) for f in FOLDERS for n in schema.SOURCES):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(schema.generate(name), encoding="utf-8")
        print(path)
