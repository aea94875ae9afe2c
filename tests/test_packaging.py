"""The package as people get it: built, installed in a clean place, typed, and whole without its extras."""

import json
import os
import re
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EXTRAS = ("pyarrow", "pandas", "pyspark", "sqlglot", "starlette", "uvicorn", "openpyxl", "resvg_py", "torch", "transformers",
          "safetensors", "onnx", "scipy", "pytest", "hypothesis", "httpx2", "mypy")  # fmt: skip
NEED_EXTRAS = {"armslength.engine.batches": "pyarrow"}
"""The modules that only an extra's user imports, and what they need."""

IMPORT_ALL = """
import importlib, importlib.abc, json, pkgutil, sys
class Barred(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in sys.argv[1].split(","):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Barred())
import armslength
failed, n = {}, 0
for found in pkgutil.walk_packages(armslength.__path__, "armslength.", onerror=lambda name: failed.setdefault(name, "?")):
    if found.name == "armslength.__main__":
        continue
    n += 1
    try:
        importlib.import_module(found.name)
    except ImportError as problem:
        failed[found.name] = problem.name or str(problem)
for name in armslength.__all__:
    getattr(armslength, name)
print(json.dumps([n, failed]))
"""


def test_all_of_it_can_be_imported_without_any_extra():
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", IMPORT_ALL, ",".join(EXTRAS)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    modules, failed = json.loads(done.stdout)
    assert modules > 150
    assert {
        name for name in failed if not name.startswith(("armslength.workbench", "armslength.engine.spark"))
    } <= set(NEED_EXTRAS), failed
    assert set(failed.values()) <= set(EXTRAS)


def test_an_example_of_a_user_s_code_passes_mypy_strict(tmp_path):
    pytest.importorskip("mypy", reason="mypy is a tool of developers")
    assert (ROOT / "src" / "armslength" / "py.typed").is_file()
    wrong = tmp_path / "wrong.py"
    wrong.write_text(
        "import armslength\nn: int = armslength.open_dossier('d').question.client\n", encoding="utf-8"
    )

    def checked(file):
        command = [
            sys.executable,
            "-m",
            "mypy",
            "--strict",
            "--config-file",
            os.devnull,
            "--cache-dir",
            str(tmp_path),
            str(file),
        ]
        return subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)

    done = checked(ROOT / "tests" / "typed_example.py")
    assert done.returncode == 0, done.stdout
    assert 'expression has type "str", variable has type "int"' in checked(wrong).stdout


def test_the_list_of_licences_is_of_what_is_installed():
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "licences.py")], capture_output=True, text=True, check=False
    )
    if "not installed here" in done.stderr:
        pytest.skip(f"{done.stderr.strip()}")
    page = (ROOT / "docs" / "reference" / "licences.md").read_text(encoding="utf-8")
    assert page == done.stdout, (
        "run scripts/licences.py --write, and see whether the change of licences may be"
    )
    rows = re.findall(r"^\| ([\w-]+) \| (.+?) \|", page, re.MULTILINE)[1:]
    assert len(rows) > 30
    for name, licence in rows:
        free = [
            part for part in licence.split(" OR ") if not re.search(r"\bA?GPL|Proprietary|not stated", part)
        ]
        assert free, f"{name} may only be had under {licence}"


def test_the_bill_of_materials_names_versions_and_the_coder_s_files():
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "licences.py"), "--sbom"],
        capture_output=True,
        text=True,
        check=False,
    )
    if "not installed here" in done.stderr:
        pytest.skip(f"{done.stderr.strip()}")
    bill = json.loads(done.stdout)
    parts = {part["name"]: part for part in bill["components"]}
    assert parts["duckdb"]["purl"] == f"pkg:pypi/duckdb@{parts['duckdb']['version']}"
    sums = (ROOT / "src" / "armslength" / "coding" / "weights" / "SHA256SUMS").read_text(encoding="utf-8")
    assert f"{parts['encoder.onnx']['hashes'][0]['content']}  encoder.onnx" in sums


def test_every_source_file_is_python_3_11_and_uses_nothing_that_3_14_took_away():
    gone = re.compile(
        r"^\s*(?:import|from) (?:imp|distutils|asyncore|asynchat|smtpd|cgi|cgitb|crypt|pipes|telnetlib|nntplib|imghdr|sndhdr|uu"
        r"|xdrlib|audioop|aifc|chunk|msilib|nis|ossaudiodev|spwd|sunau|mailcap|lib2to3)\b"
        r"|datetime\.utc(?:now|fromtimestamp)\(|pkg_resources|locale\.resetlocale|ast\.(?:Num|Str|Bytes|NameConstant)\b"
        r"|importlib\.resources\.(?:contents|path|read_text|open_text)\(|unittest\.makeSuite|\.assertEquals\(",
        re.MULTILINE,
    )
    files = sorted((ROOT / "src").rglob("*.py"))
    assert len(files) > 150
    for file in files:
        text = file.read_text(encoding="utf-8")
        compile(text, str(file), "exec", dont_inherit=True)
        assert not (found := gone.search(text)), f"{file}: {found[0]}"


def run_in(place, *words, **how):
    done = subprocess.run(
        [str(w) for w in words], cwd=place, capture_output=True, text=True, check=False, **how
    )
    assert done.returncode == 0, (words, done.stdout[-2000:], done.stderr[-2000:])
    return done.stdout


@pytest.mark.slow
def test_wheel_and_sdist_are_built_and_work_in_a_clean_place(tmp_path):
    venv.create(tmp_path / "builder", with_pip=True)
    builder = tmp_path / "builder" / "bin" / "python"
    try:
        run_in(tmp_path, builder, "-m", "pip", "install", "--quiet", "hatchling")
    except AssertionError:
        pytest.skip("no package index can be reached from here")
    run_in(ROOT, builder, "-m", "hatchling", "build", "-d", tmp_path / "dist")
    (wheel,), (sdist,) = (tmp_path / "dist").glob("*.whl"), (tmp_path / "dist").glob("*.tar.gz")
    (tmp_path / "articles").mkdir()
    for n, text in enumerate(
        (
            "Russia lent Belarus 5 million dollars on 8 March 2019.",
            "Minsk rejected the Russian demand for a base on 11 April 2018.",
            "The EU lifted sanctions on ten Belarusian officials on 2 May 2016.",
        )
    ):
        (tmp_path / "articles" / f"{n}.txt").write_text(text, encoding="utf-8")
    env = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    for number, built in enumerate((wheel, sdist)):
        place = tmp_path / f"clean{number}"
        venv.create(place, with_pip=True)
        run_in(tmp_path, place / "bin" / "python", "-m", "pip", "install", "--quiet", built, env=env)
        command = place / "bin" / "armslength"
        assert re.fullmatch(
            r"armslength, version \d+\.\d+\.\d+\S*\n", run_in(tmp_path, command, "--version", env=env)
        )
        page = place / "brief.html"
        run_in(
            tmp_path,
            command,
            "brief",
            "--client",
            "BLR",
            "--patron",
            "RUS",
            "--rival",
            "EU",
            "articles",
            "-o",
            page,
            env=env,
        )
        assert "Belarus" in page.read_text(encoding="utf-8")
        coded = json.loads(run_in(tmp_path, command, "code", "articles/0.txt", env=env).splitlines()[0])
        assert (coded["class"], coded["date"]) == ("AID", "2019-03-08")
        where = run_in(
            tmp_path, place / "bin" / "python", "-c", "import armslength; print(armslength.__file__)", env=env
        )
        assert str(place) in where
        run_in(tmp_path, place / "bin" / "python", "-m", "pip", "check", env=env)
